package cn.yardstick.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A stored generation of the key pair that signs access tokens. */
@Entity
@Table(name = "signing_key")
class SigningKey {

    @Id
    private int generation;
    private String kid;
    @Column(name = "public_jwk")
    private String publicJwk;
    @Column(name = "private_jwk")
    private byte[] privateJwk;
    @Column(name = "signs_from")
    private Instant signsFrom;

    protected SigningKey() {
    }

    SigningKey(int generation, String kid, String publicJwk, byte[] privateJwk, Instant signsFrom) {
        this.generation = generation;
        this.kid = kid;
        this.publicJwk = publicJwk;
        this.privateJwk = privateJwk;
        this.signsFrom = signsFrom;
    }

    /** Where the sealed half belongs. */
    static String place(String kid) {
        return "signing_key.private_jwk/" + kid;
    }

    int generation() {
        return generation;
    }

    String kid() {
        return kid;
    }

    String publicJwk() {
        return publicJwk;
    }

    byte[] privateJwk() {
        return privateJwk;
    }

    /** From here on it signs; before, it is only published, so that every instance knows it first. */
    Instant signsFrom() {
        return signsFrom;
    }
}
