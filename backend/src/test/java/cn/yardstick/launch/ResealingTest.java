package cn.yardstick.launch;

import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import cn.yardstick.RoomTest;
import cn.yardstick.audit.AuditLog;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A new key takes over what an old one has sealed, beside people who write; then the old one opens nothing that is left. */
@QuarkusTest
class ResealingTest extends RoomTest {

    private static final String NEXT = "next-key AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";

    @Inject
    AuditLog audit;
    @Inject
    @Any
    Instance<SealedTable> tables;
    @ConfigProperty(name = "yardstick.data")
    Path data;
    @TempDir
    Path folder;

    @Test
    void everythingIsSealedByTheNewestKeyAndNoChangeIsLost() throws Exception {
        var old = Files.readString(data.resolve("keys/sealing.keys")).strip();
        var oldId = old.split(" ")[0];
        var administrator = account(Role.SECURITY_ADMIN, null, null);
        var station = station();
        var people = List.of(officer(station), officer(station), officer(station), officer(station));
        var phones = new HashMap<Long, String>();
        try {
            var next = resealing(old + "\n" + NEXT);
            writeBeside(people, phones, () -> next.all().renewed());
            var outcome = inside(next::all);
            assertEquals(List.of(), outcome.damaged().stream().filter(place -> people.stream().anyMatch(one -> place.endsWith("/" + one))).toList());
            assertEquals(List.of(oldId), outcome.unused());
            var alone = sealing(NEXT);
            people.forEach(one -> assertEquals(phones.get(one), alone.open(value("officer_personal", "phone", "officer_id", one), "officer_personal.phone/" + one)));
            assertEquals(secretOf(administrator), alone.open(value("second_factor", "secret", "account_id", administrator), "second_factor.secret/" + administrator));
            inside(() -> em.createNativeQuery("SELECT kid, private_jwk FROM signing_key", Object[].class).getResultList())
                    .forEach(row -> assertFalse(alone.open((byte[]) ((Object[]) row)[1], "signing_key.private_jwk/" + ((Object[]) row)[0]).isEmpty()));
            assertTrue(lines() > 0, "what was sealed anew stands in the log");
        } finally {
            inside(() -> resealing(NEXT + "\n" + old).all());
        }
        people.forEach(one -> get(office(), "/api/v1/officers/" + one + "/personal-data").then().statusCode(200).body("damaged", empty()).body("phone", equalTo(phones.get(one))));
        tokenOf(administrator);
    }

    private Resealing resealing(String keys) throws Exception {
        return new Resealing(em, sealing(keys), tables, audit);
    }

    private Sealing sealing(String keys) throws Exception {
        return new Sealing(Optional.of(Files.writeString(Files.createTempFile(folder, "sealing", ".keys"), keys + "\n")), data, "AES-256-GCM");
    }

    /** Two people change phones as fast as they can while the work is done three times. */
    private void writeBeside(List<Long> people, Map<Long, String> phones, Callable<Map<String, Integer>> work) throws Exception {
        var token = office();
        var over = new AtomicBoolean();
        try (var threads = Executors.newFixedThreadPool(2)) {
            var writers = new ArrayList<Callable<Map<Long, String>>>();
            for (int i = 0; i < 2; i++) {
                var own = people.subList(2 * i, 2 * i + 2);
                writers.add(() -> changes(token, own, over));
            }
            var running = writers.stream().map(threads::submit).toList();
            try {
                for (int round = 0; round < 3; round++) {
                    inside(work);
                    Thread.sleep(200);
                }
            } finally {
                over.set(true);
            }
            for (var writer : running) {
                phones.putAll(writer.get());
            }
        }
    }

    /** Answers the last phone of each that was answered for. */
    private Map<Long, String> changes(String token, List<Long> people, AtomicBoolean over) {
        var last = new HashMap<Long, String>();
        for (int i = 0; !over.get() || last.size() < people.size(); i++) {
            var one = people.get(i % people.size());
            var path = "/api/v1/officers/" + one + "/personal-data";
            var phone = "139" + (10_000_000 + i);
            change(token, "PUT", path, get(token, "/api/v1/officers/" + one).header("ETag"), Map.of("sex", "MALE", "birthDate", "1986-05-04", "phone", phone)).then().statusCode(200);
            last.put(one, phone);
        }
        return last;
    }

    private byte[] value(String table, String column, String key, long id) {
        return inside(() -> (byte[]) em.createNativeQuery("SELECT " + column + " FROM " + table + " WHERE " + key + " = ?1", byte[].class).setParameter(1, id).getSingleResult());
    }

    private long lines() {
        return inside(() -> ((Number) em.createNativeQuery("SELECT COUNT(*) FROM audit_line WHERE action = 'sealing.renewed'").getSingleResult()).longValue());
    }
}
