package cn.yardstick;

import cn.yardstick.harness.Otp;
import cn.yardstick.identity.Accounts;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Factors;
import cn.yardstick.identity.Role;
import cn.yardstick.kernel.Post;
import cn.yardstick.officer.Education;
import cn.yardstick.officer.NewOfficer;
import cn.yardstick.officer.OfficerState;
import cn.yardstick.officer.Officers;
import cn.yardstick.officer.PoliceRank;
import cn.yardstick.officer.Sex;
import cn.yardstick.unit.UnitKind;
import cn.yardstick.unit.Units;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.hibernate.SessionFactory;

/** What every test of an endpoint shares: people who sign in, calls that are held against the contract, counted statements. */
@QuarkusTestResource(TestDatabase.class)
public abstract class ApiTest {

    /** Password of the accounts that tests make; their database ends with the run. */
    protected static final String PASSWORD = "correct-horse-7-staple";

    private static final AtomicInteger SERIAL = new AtomicInteger();
    private static final ConcurrentHashMap<Role, Long> ACCOUNTS = new ConcurrentHashMap<>();
    private static final KeptTokens TOKENS = new KeptTokens();
    private static final ConcurrentHashMap<String, String> SECRETS = new ConcurrentHashMap<>();

    @Inject
    protected Accounts accounts;
    @Inject
    protected Factors factors;
    @Inject
    protected EntityManager em;
    @Inject
    protected Units units;
    @Inject
    protected Officers officers;
    @Inject
    CurrentActor actor;

    /** A text that no other test uses. */
    protected static String unique(String prefix) {
        return prefix + SERIAL.incrementAndGet() + "-" + UUID.randomUUID().toString().substring(0, 6);
    }

    /** Work on facades, as the service itself: request context and own transaction. */
    protected <T> T inside(Callable<T> work) {
        return inside(0, work);
    }

    /** A statement by the owner of the database, who may do what the service may not; its values are whole numbers. */
    protected static void asOwner(String sql, long... values) {
        var config = ConfigProvider.getConfig();
        try (var connection = DriverManager.getConnection(config.getValue("quarkus.datasource.jdbc.url", String.class), config.getValue("quarkus.flyway.username", String.class),
                config.getValue("quarkus.flyway.password", String.class)); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            statement.execute();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Work on facades under an account (0: the service itself). */
    protected <T> T inside(long accountId, Callable<T> work) {
        var context = Arc.container().requestContext();
        var fresh = !context.isActive();
        if (fresh) {
            context.activate();
        }
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                if (accountId != 0) {
                    actor.assume(accountId);
                }
                return work.call();
            });
        } finally {
            if (fresh) {
                context.terminate();
            }
        }
    }

    /** The one bureau of the test database. */
    protected long bureau() {
        return inside(() -> {
            var bureau = units.bureau();
            return bureau == null ? units.create(null, "B", "清河县公安局", UnitKind.BUREAU, null, null).id() : bureau.id();
        });
    }

    /** Somebody of the office: known by name, as two people who publish must be, and no longer graded. */
    protected long clerk() {
        var bureau = bureau();
        return inside(() -> {
            var made = officers.create(new NewOfficer(unique("K").toUpperCase().replace("-", ""), "文员", Sex.FEMALE, LocalDate.of(1970, 5, 4), "13900000000", PoliceRank.SUPERINTENDENT_2, Education.BACHELOR, LocalDate.of(2000, 7, 1), bureau,
                    Post.RECEPTION, null, LocalDate.of(2001, 1, 1)));
            officers.change(made.id(), made.version(), made.badgeNo(), made.name(), made.policeRank(), made.education(), made.joinedOn(), OfficerState.LEFT);
            return made.id();
        });
    }

    /** A new account with this role; unit (scope) and officer may be null: then one of the office gets a clerk. Answers its id. */
    protected long account(Role role, Long unitId, Long officerId) {
        var officer = role == Role.ASSESSMENT_OFFICE && officerId == null ? (Long) clerk() : officerId;
        return inside(() -> {
            var account = accounts.create(unique("t").toLowerCase(), "测试员", officer, PASSWORD, false);
            if (role != null) {
                accounts.grant(account.id(), role, unitId);
            }
            if (role != null && role.needsFactor()) {
                SECRETS.put(account.username(), factors.enrol(account.id()));
            }
            return account.id();
        });
    }

    /** Access token of a new account with this role for the bureau. */
    protected String token(Role role) {
        return TOKENS.of(ACCOUNTS.computeIfAbsent(role, key -> account(key, null, null)), this::tokenOf);
    }

    /** Access token of a new account with this role in a unit, belonging to an officer; both may be null. */
    protected String token(Role role, Long unitId, Long officerId) {
        return tokenOf(account(role, unitId, officerId));
    }

    /** Signs the account in. */
    protected String tokenOf(long accountId) {
        return signIn(nameOf(accountId), PASSWORD).then().statusCode(201).extract().path("accessToken");
    }

    /** What an access token says. */
    protected static JsonPath claims(String token) {
        return JsonPath.from(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }

    /** With the second factor, where the account has one. */
    protected Response signIn(String username, String password) {
        return signIn(username, password, unusedCode(username));
    }

    /** {@code otp} null for none. */
    protected Response signIn(String username, String password, String otp) {
        return given(null).body(credentials(username, password, otp)).post("/api/v1/sessions");
    }

    /** Body of a sign-in; {@code otp} null for none. */
    protected static Map<String, String> credentials(String username, String password, String otp) {
        return otp == null ? Map.of("username", username, "password", password) : Map.of("username", username, "password", password, "otp", otp);
    }

    /** Secret of the second factor of an account that {@link #account} made, in base32; null if it has none. */
    protected String secretOf(long accountId) {
        return SECRETS.get(nameOf(accountId));
    }

    protected String unusedCode(long accountId) {
        return unusedCode(nameOf(accountId));
    }

    /** A code that counts, as if the last one had been long ago; null where the account has no factor. */
    protected String unusedCode(String username) {
        var secret = SECRETS.get(username);
        if (secret == null) {
            return null;
        }
        inside(() -> em.createNativeQuery("UPDATE second_factor SET last_step = 0 WHERE account_id = (SELECT id FROM account WHERE username = ?1)").setParameter(1, username).executeUpdate());
        return Otp.now(secret);
    }

    protected String nameOf(long accountId) {
        return inside(() -> accounts.get(accountId).username());
    }

    /** A call as this person (null: nobody), held against the contract. */
    protected RequestSpecification given(String token) {
        var request = RestAssured.given().filter(new ContractFilter()).contentType(ContentType.JSON).urlEncodingEnabled(true);
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    protected Response get(String token, String path, Object... pathParams) {
        return given(token).get(path, pathParams);
    }

    /** A creating POST under a fresh key; body null for none. */
    protected Response create(String token, String path, Object body) {
        return create(token, path, UUID.randomUUID().toString(), body);
    }

    /** A creating POST under this key. */
    protected Response create(String token, String path, String key, Object body) {
        var request = given(token).header("Idempotency-Key", key);
        return body == null ? request.post(path) : request.body(body).post(path);
    }

    /** A change ({@code PUT}, {@code POST} or {@code DELETE}) of this version; version null sends no If-Match. */
    protected Response change(String token, String method, String path, Object version, Object body) {
        var request = given(token);
        if (version != null) {
            request.header("If-Match", version.toString().startsWith("\"") ? version : "\"" + version + "\"");
        }
        return body == null ? request.request(method, path) : request.body(body).request(method, path);
    }

    /** Statements that Hibernate sent while the work ran. */
    protected long statements(Runnable work) {
        var statistics = em.getEntityManagerFactory().unwrap(SessionFactory.class).getStatistics();
        var before = statistics.getPrepareStatementCount();
        work.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
