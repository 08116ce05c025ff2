package cn.yardstick.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import cn.yardstick.BureauTest;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
class PhoneKeyTest extends BureauTest {

    @Test
    void oneSecretForAnAccountWhoeverAsksAtTheSameTime() {
        var account = account(Role.OFFICER, null, officer(station()));
        var token = tokenOf(account);
        Set<String> keys = IntStream.range(0, 8).parallel().mapToObj(i -> key(token)).collect(Collectors.toSet());
        assertEquals(1, keys.size());
        assertNotEquals(keys.iterator().next(), key(token(Role.OFFICER, null, officer(station()))));
        String stored = inside(() -> new String((byte[]) em.createNativeQuery("SELECT secret FROM phone_key WHERE account_id = ?1").setParameter(1, account).getSingleResult(), StandardCharsets.ISO_8859_1));
        assertFalse(stored.contains(keys.iterator().next()), "it is sealed");
    }

    private String key(String token) {
        return get(token, "/api/v1/me/phone-key").then().statusCode(200).extract().<String>path("key");
    }
}
