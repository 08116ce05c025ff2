package cn.yardstick.rights;

import cn.yardstick.harness.Contract.Operation;
import cn.yardstick.identity.Role;
import cn.yardstick.platform.time.BureauTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;

/** Deeds on accounts, other systems, the calendar, units and officers. */
abstract class DeedsOnPeople extends Doers {

    private static final List<String> COLUMNS = List.of("badgeNo", "name", "sex", "birthDate", "phone", "policeRank", "education", "joinedOn", "unitCode", "post", "leadershipRole", "assignedFrom");

    Deed onPeople(Operation operation) {
        var deed = onAccounts(operation);
        deed = deed == null ? onDeputies(operation) : deed;
        deed = deed == null ? onSystems(operation) : deed;
        return deed == null ? onUnitsAndOfficers(operation) : deed;
    }

    private Deed onAccounts(Operation operation) {
        var admin = doer(Role.SYSTEM_ADMIN, 0);
        var security = doer(Role.SECURITY_ADMIN, 0);
        return switch (operation.id()) {
            case "createAccount" -> new Deed(operation, admin, "/api/v1/accounts", Map.of("username", unique("d").toLowerCase(), "displayName", "新账号"));
            case "updateAccount" -> new Deed(operation, admin, account("", null), Map.of("displayName", "改名"));
            case "resetPassword" -> new Deed(operation, admin, account("/password-reset", null), null);
            case "grantRole" -> new Deed(operation, security, account("/grants", null), Map.of("role", "ASSESSOR", "unitId", "" + station()));
            case "revokeRole" -> {
                var id = account(Role.ASSESSOR, null, null);
                yield new Deed(operation, security, "/api/v1/accounts/" + id + "/grants/" + inside(() -> accounts.get(id).grants().getFirst().id()), null);
            }
            case "lockAccount" -> new Deed(operation, security, account("/lock", null), Map.of("reason", "调离"));
            case "resetFactor" -> new Deed(operation, security, account("/factor-reset", Role.ASSESSMENT_OFFICE), Map.of("reason", "手机遗失"));
            case "unlockAccount" -> {
                var id = account((Role) null, null, null);
                inside(() -> accounts.lock(id, accounts.get(id).version(), "调离"));
                yield new Deed(operation, security, "/api/v1/accounts/" + id + "/unlock", Map.of("reason", "返岗"));
            }
            default -> null;
        };
    }

    private Deed onDeputies(Operation operation) {
        if (!operation.path().startsWith("/api/v1/deputyships")) {
            return null;
        }
        var station = station();
        var leader = account(Role.LEADER, station, officer(station));
        var deputy = officer(station);
        account(Role.ASSESSOR, null, deputy);
        var from = LocalDate.now(BureauTime.ZONE).plusDays(1);
        return switch (operation.id()) {
            case "createDeputyship" -> new Deed(operation, leader, "/api/v1/deputyships", Map.of("officerId", "" + deputy, "unitId", "" + station, "from", from.toString(), "until", from.plusDays(9).toString(),
                    "reason", "休假"));
            case "endDeputyship" -> new Deed(operation, leader, "/api/v1/deputyships/" + deputyship(bearer(leader), station, deputy) + "/end", Map.of("reason", "提前返岗"));
            default -> null;
        };
    }

    private String account(String rest, Role role) {
        return "/api/v1/accounts/" + account(role, null, null) + rest;
    }

    private Deed onSystems(Operation operation) {
        var admin = doer(Role.SYSTEM_ADMIN, 0);
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        return switch (operation.id()) {
            case "createClient" -> new Deed(operation, admin, "/api/v1/clients", Map.of("name", unique("d").toLowerCase(), "displayName", "新系统", "scopes", List.of("officers:read"),
                    "unitIds", List.of("" + station()), "requestsPerMinute", 60));
            case "updateClient" -> new Deed(operation, admin, system(""), Map.of("displayName", "改名", "scopes", List.of("officers:read"), "unitIds", List.of("" + station()), "requestsPerMinute", 61));
            case "addClientKey" -> new Deed(operation, admin, system("/keys"), null);
            case "endClientKey" -> {
                var client = client(List.of("officers:read"), station(), 60);
                yield new Deed(operation, admin, "/api/v1/clients/" + client.path("client.id") + "/keys/" + client.path("client.keys[0].id"), null);
            }
            case "lockClient" -> new Deed(operation, admin, system("/lock"), Map.of("reason", "停用"));
            case "unlockClient" -> {
                var path = system("");
                change(bearer(admin), "POST", path + "/lock", get(bearer(admin), path).header("ETag"), Map.of("reason", "停用")).then().statusCode(200);
                yield new Deed(operation, admin, path + "/unlock", Map.of("reason", "启用"));
            }
            case "keepCalendarYear" -> new Deed(operation, office, "/api/v1/calendar/years/2033", Map.of("source", unique("通知"), "days", List.of(Map.of("day", "2033-01-03", "working", false, "name", "元旦"))));
            default -> null;
        };
    }

    private String system(String rest) {
        return "/api/v1/clients/" + client(List.of("officers:read"), station(), 60).path("client.id") + rest;
    }

    private Deed onUnitsAndOfficers(Operation operation) {
        var office = doer(Role.ASSESSMENT_OFFICE, 0);
        return switch (operation.id()) {
            case "createUnit" -> new Deed(operation, office, "/api/v1/units", Map.of("parentId", "" + bureau(), "code", unique("D"), "name", "新所", "kind", "STATION"));
            case "updateUnit" -> new Deed(operation, office, "/api/v1/units/" + station(), Map.of("code", unique("D"), "name", "改名所", "kind", "STATION"));
            case "createOfficer" -> new Deed(operation, office, "/api/v1/officers", Map.ofEntries(Map.entry("badgeNo", badge()), Map.entry("name", "王𠮷"), Map.entry("sex", "MALE"),
                    Map.entry("birthDate", "1986-05-04"), Map.entry("policeRank", "SUPERINTENDENT_2"), Map.entry("education", "BACHELOR"), Map.entry("joinedOn", "2010-07-01"),
                    Map.entry("unitId", "" + station()), Map.entry("post", "PATROL"), Map.entry("assignedFrom", "2020-01-01")));
            case "importOfficers" -> new Deed(operation, office, "/api/v1/officers/imports", workbook());
            case "updateOfficer" -> new Deed(operation, office, "/api/v1/officers/" + officer(station()), Map.of("badgeNo", badge(), "name", "改名", "policeRank", "SUPERINTENDENT_1",
                    "education", "MASTER", "joinedOn", "2010-07-01", "state", "ACTIVE"));
            case "updatePersonalData" -> new Deed(operation, office, "/api/v1/officers/" + officer(station()) + "/personal-data", Map.of("sex", "FEMALE", "birthDate", "1987-04-12"));
            case "assignOfficer" -> new Deed(operation, office, "/api/v1/officers/" + officer(station()) + "/assignments", Map.of("unitId", "" + station(), "post", "PATROL", "from", "2021-01-01"));
            default -> null;
        };
    }

    private static String badge() {
        return unique("D").toUpperCase().replace("-", "");
    }

    /** A table with one new officer. */
    private byte[] workbook() {
        var station = station();
        var code = inside(() -> units.get(station).code());
        var cells = List.of(badge(), "张𡘙", "FEMALE", "1988-04-10", "", "SUPERINTENDENT_2", "BACHELOR", "2012-07-01", code, "PATROL", "", "2020-01-01");
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Test", "1.0")) {
            var sheet = book.newWorksheet("officers");
            for (int column = 0; column < COLUMNS.size(); column++) {
                sheet.value(0, column, COLUMNS.get(column));
                sheet.value(1, column, cells.get(column));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
