package cn.yardstick.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import cn.yardstick.ApiTest;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Several services on one machine: a server that starts deletes every temporary table in its folder for them, and a query that was using one fails. */
@QuarkusTest
class OwnTemporaryFolderTest extends ApiTest {

    @Test
    void temporaryTablesLieBesideTheTablesOfTheSameServer() {
        assertEquals(folder("datadir").getParent(), folder("tmpdir").getParent());
    }

    private Path folder(String variable) {
        return Path.of((String) inside(() -> em.createNativeQuery("SELECT @@" + variable).getSingleResult())).toAbsolutePath().normalize();
    }
}
