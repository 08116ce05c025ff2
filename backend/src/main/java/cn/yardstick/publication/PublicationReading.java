package cn.yardstick.publication;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** Stored word of an officer to have seen the own line; only ever added. */
@Entity
@Table(name = "publication_reading")
class PublicationReading {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(name = "publication_id")
    private Long publicationId;
    @Column(name = "officer_id")
    private Long officerId;
    @Column(name = "read_at")
    private Instant readAt;

    protected PublicationReading() {
    }

    PublicationReading(long publicationId, long officerId, Instant readAt) {
        this.publicationId = publicationId;
        this.officerId = officerId;
        this.readAt = readAt;
    }
}
