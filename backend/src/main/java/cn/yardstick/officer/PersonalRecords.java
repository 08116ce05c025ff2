package cn.yardstick.officer;

import cn.yardstick.audit.AuditLog;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.platform.crypto.SealedTable;
import cn.yardstick.platform.crypto.Sealing;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.time.BureauTime;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * Personal data of officers, sealed on its way into the database (docs/adr/0016). What does not open, because somebody has
 * changed it or put it into another row, is never shown: it counts as damaged, and the log says where it stands.
 */
@ApplicationScoped
public class PersonalRecords {

    static final String SEX = "sex";
    static final String BIRTH_DATE = "birthDate";
    static final String PHONE = "phone";
    static final PersonalDataView MISSING = new PersonalDataView(null, null, null, List.of(SEX, BIRTH_DATE, PHONE), 0);
    private static final String TABLE = "officer_personal";
    private static final Map<String, String> COLUMNS = Map.of(SEX, "sex", BIRTH_DATE, "birth_date", PHONE, "phone");
    private static final Logger LOG = Logger.getLogger(PersonalRecords.class);

    private final EntityManager em;
    private final Sealing sealing;
    private final CurrentActor actor;
    private final AuditLog audit;
    private final BureauTime time;

    PersonalRecords(EntityManager em, Sealing sealing, CurrentActor actor, AuditLog audit, BureauTime time) {
        this.em = em;
        this.sealing = sealing;
        this.actor = actor;
        this.audit = audit;
        this.time = time;
    }

    /** Somebody else's personal data: the look is written down in the same transaction, and so is what was found damaged. */
    @Transactional
    public PersonalDataView read(long id) {
        var data = of(id, Officers.known(em, id).version());
        if (!actor.get().isSelf(id)) {
            audit.record("officer.personal-data-read", Officers.ref(id), null, null, null);
        }
        if (!data.damaged().isEmpty()) {
            audit.record("officer.personal-data-damaged", Officers.ref(id), null, null, Map.of("fields", data.damaged()));
        }
        return data;
    }

    @Transactional
    public PersonalDataView change(long id, long version, Sex sex, LocalDate birthDate, String phone) {
        var officer = Officers.lockedAt(em, id, version);
        checkDays(birthDate, officer.view().joinedOn());
        var before = of(id, version);
        var row = em.find(PersonalRow.class, id);
        if (row == null) {
            begin(id, sex, birthDate, phone);
        } else {
            fill(row, sex, birthDate, phone);
        }
        em.lock(officer, LockModeType.PESSIMISTIC_FORCE_INCREMENT);
        em.flush();
        var after = of(id, officer.version());
        audit.record("officer.personal-data-changed", Officers.ref(id), null, digests(id, before), digests(id, after));
        return after;
    }

    /** On record stands whether a value changed, never the value. */
    private Map<String, String> digests(long id, PersonalDataView data) {
        return Map.of("sex", digest(SEX, id, data.sex()), "birthDate", digest(BIRTH_DATE, id, data.birthDate()), "phone", digest(PHONE, id, data.phone()));
    }

    private String digest(String field, long id, Object value) {
        return sealing.digest(String.valueOf(value), place(field, id));
    }

    /** The first data of a new officer. */
    void begin(long id, Sex sex, LocalDate birthDate, String phone) {
        var row = new PersonalRow(id);
        fill(row, sex, birthDate, phone);
        em.persist(row);
    }

    private void fill(PersonalRow row, Sex sex, LocalDate birthDate, String phone) {
        var id = row.officerId();
        row.change(sealing.seal(sex.name(), place(SEX, id)), sealing.seal(birthDate.toString(), place(BIRTH_DATE, id)), sealing.seal(phone, place(PHONE, id)));
    }

    PersonalDataView of(long id, long version) {
        return opened(id, em.find(PersonalRow.class, id), version);
    }

    /** Of everybody, by officer, for a table that shows no version. */
    Map<Long, PersonalDataView> all() {
        var found = new HashMap<Long, PersonalDataView>();
        em.createQuery("select p from PersonalRow p", PersonalRow.class).getResultList().forEach(row -> found.put(row.officerId(), opened(row.officerId(), row, 0)));
        return found;
    }

    /** Birth dates of those in service in these units, by one statement; without the damaged ones. */
    List<LocalDate> birthDates(Set<Long> unitIds) {
        var days = new ArrayList<LocalDate>();
        em.createQuery("select p.officerId, p.birthDate from PersonalRow p, Officer o where o.id = p.officerId and o.state = cn.yardstick.officer.OfficerState.ACTIVE and o.unitId in :units", Object[].class)
                .setParameter("units", unitIds).getResultList().forEach(row -> {
                    var day = open((byte[]) row[1], BIRTH_DATE, (Long) row[0], LocalDate::parse, new ArrayList<>());
                    if (day != null) {
                        days.add(day);
                    }
                });
        return days;
    }

    /** 422 for a birth that is to come, or joining before it; nothing is said of a birth date that is not known. */
    void checkDays(LocalDate birthDate, LocalDate joinedOn) {
        if (birthDate != null && !birthDate.isBefore(time.today())) {
            throw ProblemType.NOT_ACCEPTED.raise("出生日期应早于今天。", "The birth date lies before today.").at("/birthDate");
        }
        if (birthDate != null && !joinedOn.isAfter(birthDate)) {
            throw ProblemType.NOT_ACCEPTED.raise("入警日期应晚于出生日期。", "Joining comes after birth.").at("/joinedOn");
        }
    }

    private PersonalDataView opened(long id, PersonalRow row, long version) {
        if (row == null) {
            LOG.errorf("officer_personal/%d is missing", id);
            return new PersonalDataView(null, null, null, MISSING.damaged(), version);
        }
        var damaged = new ArrayList<String>();
        var sex = open(row.sex(), SEX, id, Sex::valueOf, damaged);
        var birthDate = open(row.birthDate(), BIRTH_DATE, id, LocalDate::parse, damaged);
        var phone = open(row.phone(), PHONE, id, Function.identity(), damaged);
        return new PersonalDataView(sex, birthDate, phone, List.copyOf(damaged), version);
    }

    private <T> T open(byte[] sealed, String field, long id, Function<String, T> read, List<String> damaged) {
        try {
            var text = sealing.open(sealed, place(field, id));
            return text == null ? null : read.apply(text);
        } catch (IllegalStateException e) {
            LOG.errorf("%s: %s", place(field, id), e.getMessage());
            damaged.add(field);
            return null;
        }
    }

    /** For whoever seals anew. */
    @Produces
    static SealedTable sealed() {
        return new SealedTable(TABLE, List.of("officer_id"), List.of("sex", "birth_date", "phone"), (column, key) -> place(column, (Long) key.getFirst()));
    }

    /** What a sealed value is bound to: its table, column and row. */
    static String place(String field, long id) {
        return TABLE + "." + COLUMNS.getOrDefault(field, field) + "/" + id;
    }
}
