package cn.yardstick.house;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules of the house as plain checks over compiled classes; the table's words are in
 * {@code docs/adr/0001-the-house.md}. Each check answers with the offences it found.
 */
final class House {

    /** Level of each room: a room may use itself and rooms of a lower level. */
    static final Map<String, Integer> LEVELS = Map.ofEntries(
            Map.entry("kernel", 0), Map.entry("grading", 1), Map.entry("ledger", 1), Map.entry("platform", 2), Map.entry("regrade", 2), Map.entry("audit", 3),
            Map.entry("identity", 4), Map.entry("unit", 5), Map.entry("calendar", 5), Map.entry("trail", 5), Map.entry("attachment", 5), Map.entry("officer", 6), Map.entry("rulebook", 7),
            Map.entry("cycle", 8), Map.entry("diary", 9), Map.entry("incident", 10), Map.entry("score", 11), Map.entry("notice", 12),
            Map.entry("assessment", 12), Map.entry("publication", 13), Map.entry("standing", 13), Map.entry("appeal", 14), Map.entry("consequence", 15),
            Map.entry("report", 16), Map.entry("demo", 17), Map.entry("launch", 18));

    /** Rooms that know nothing but the language: the result must not depend on where or when it runs. */
    private static final Set<String> PURE = Set.of("kernel", "grading", "ledger");

    private static final Set<String> FORBIDDEN_IN_PURE = Set.of(
            "java.time.Clock", "java.util.Random", "java.security.SecureRandom", "java.util.concurrent.ThreadLocalRandom",
            "java.util.Locale", "java.time.ZoneId", "java.util.TimeZone", "java.util.UUID");

    /** Operations that anybody may call: sign in, refresh, first set-up. */
    private static final Set<String> OPEN = Set.of("signIn", "issueClientToken", "refreshSession", "publishedKeys", "providerState", "beginAtProvider", "finishAtProvider", "setupState", "setup");

    private final String root;
    private final JavaClasses classes;

    House(String root, JavaClasses classes) {
        this.root = root;
        this.classes = classes;
    }

    /** Rooms that hold at least one class. */
    Set<String> rooms() {
        var rooms = new TreeSet<String>();
        classes.forEach(type -> rooms.add(room(type)));
        rooms.remove("");
        return rooms;
    }

    /** Imports that point forwards in the time of the process, or sideways. */
    List<String> forwardImports() {
        var offences = new ArrayList<String>();
        dependencies((from, to) -> {
            var level = LEVELS.get(room(from));
            var target = LEVELS.get(room(to));
            if (level == null || target == null || target >= level) {
                offences.add(from.getName() + " -> " + to.getName());
            }
        });
        return offences;
    }

    /** Uses of anything but {@code java.*} and kernel in the pure rooms, or of clock, chance and locale. */
    List<String> impurities() {
        var offences = new ArrayList<String>();
        for (JavaClass type : classes) {
            if (!PURE.contains(room(type))) {
                continue;
            }
            for (Dependency use : type.getDirectDependenciesFromSelf()) {
                var target = use.getTargetClass().getBaseComponentType();
                var known = target.isPrimitive() || target.getPackageName().startsWith("java.") || PURE.contains(room(target));
                if (!known || FORBIDDEN_IN_PURE.contains(target.getName())) {
                    offences.add(type.getName() + " -> " + target.getName());
                }
            }
            type.getMethodCallsFromSelf().stream()
                    .filter(call -> call.getName().equals("now") || call.getName().equals("currentTimeMillis")
                            || call.getName().equals("random"))
                    .forEach(call -> offences.add(type.getName() + " calls " + call.getTarget().getFullName()));
        }
        return offences;
    }

    /** Entities and repositories that are used outside of their own room. */
    List<String> sharedEntities() {
        var offences = new ArrayList<String>();
        dependencies((from, to) -> {
            if (isAnnotated(to, "jakarta.persistence.Entity") || to.getSimpleName().endsWith("Repository")) {
                offences.add(from.getName() + " -> " + to.getName());
            }
        });
        return offences;
    }

    /** The {@code rest} package of a room is private to it. */
    List<String> sharedRest() {
        var offences = new ArrayList<String>();
        dependencies((from, to) -> {
            if ((to.getPackageName() + ".").contains(".rest.")) {
                offences.add(from.getName() + " -> " + to.getName());
            }
        });
        return offences;
    }

    /** Endpoints without a declared permission that are not in the short list of open ones. */
    List<String> undeclaredEndpoints() {
        var offences = new ArrayList<String>();
        for (JavaClass type : classes) {
            for (JavaMethod method : type.getMethods()) {
                var endpoint = method.getAnnotations().stream().map(House::nameOf)
                        .anyMatch(name -> name.matches("jakarta\\.ws\\.rs\\.(GET|POST|PUT|DELETE|PATCH)"));
                var names = method.getAnnotations().stream().map(House::nameOf).toList();
                var declared = names.contains("io.quarkus.security.PermissionsAllowed")
                        || names.contains("jakarta.annotation.security.PermitAll") && OPEN.contains(method.getName());
                if (endpoint && !declared) {
                    offences.add(method.getFullName());
                }
            }
        }
        return offences;
    }

    /** Names that say nothing. */
    List<String> emptyNames() {
        return classes.stream().map(JavaClass::getSimpleName)
                .filter(name -> name.matches(".*(ServiceImpl|Service|Manager|Helper|Utils?|Dto|DTO|DAO)")).sorted().toList();
    }

    private interface Use {
        void of(JavaClass from, JavaClass to);
    }

    private void dependencies(Use visit) {
        for (JavaClass from : classes) {
            for (Dependency use : from.getDirectDependenciesFromSelf()) {
                var to = use.getTargetClass().getBaseComponentType();
                if (to.getPackageName().startsWith(root + ".") && !room(from).equals(room(to))) {
                    visit.of(from, to);
                }
            }
        }
    }

    private String room(JavaClass type) {
        var name = type.getPackageName();
        if (!name.startsWith(root + ".")) {
            return "";
        }
        return name.substring(root.length() + 1).split("\\.")[0];
    }

    private static boolean isAnnotated(JavaClass type, String annotation) {
        return type.getAnnotations().stream().map(House::nameOf).anyMatch(annotation::equals);
    }

    private static String nameOf(JavaAnnotation<?> annotation) {
        return annotation.getRawType().getName();
    }
}
