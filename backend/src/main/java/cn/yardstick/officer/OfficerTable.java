package cn.yardstick.officer;

import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.problem.ProblemException;
import cn.yardstick.platform.problem.ProblemType;
import cn.yardstick.platform.table.CellText;
import cn.yardstick.platform.time.BureauTime;
import cn.yardstick.unit.UnitView;
import cn.yardstick.unit.Units;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/** Officers as an Excel table, out and in (M1): all rows or none, with an error for each row and cell. Cells are texts and never act. */
@ApplicationScoped
public class OfficerTable {

    private static final List<String> COLUMNS = List.of("badgeNo", "name", "sex", "birthDate", "phone", "policeRank", "education", "joinedOn", "unitCode", "post", "leadershipRole", "assignedFrom");
    private static final String DAMAGED = "损坏 damaged";
    private static final int MOST_ROWS = 20_000;
    private static final int MOST_ERRORS = 100;
    private static final int ROWS_AT_A_TIME = 50;

    private final EntityManager em;
    private final Officers officers;
    private final Assignments assignments;
    private final PersonalRecords personalRecords;
    private final Units units;
    private final BureauTime time;

    OfficerTable(EntityManager em, Officers officers, Assignments assignments, PersonalRecords personalRecords, Units units, BureauTime time) {
        this.em = em;
        this.officers = officers;
        this.assignments = assignments;
        this.personalRecords = personalRecords;
        this.units = units;
        this.time = time;
    }

    /** Everybody, by police number. */
    @Transactional
    public byte[] export() {
        var codes = new HashMap<Long, String>();
        units.all().forEach(unit -> codes.put(unit.id(), unit.code()));
        var out = new ByteArrayOutputStream();
        try (var book = new Workbook(out, "Yardstick", "1.0")) {
            var sheet = book.newWorksheet("officers");
            for (int i = 0; i < COLUMNS.size(); i++) {
                sheet.value(0, i, COLUMNS.get(i));
            }
            var since = assignments.presentSince();
            var personalOf = personalRecords.all();
            var line = 1;
            for (Officer officer : officers.everybody()) {
                var view = officer.view();
                var personal = personalOf.getOrDefault(view.id(), PersonalRecords.MISSING);
                var cells = new String[] {view.badgeNo(), view.name(), cell(personal, PersonalRecords.SEX, personal.sex()), cell(personal, PersonalRecords.BIRTH_DATE, personal.birthDate()),
                    cell(personal, PersonalRecords.PHONE, personal.phone()), view.policeRank().name(), view.education().name(), view.joinedOn().toString(), codes.get(view.unitId()), view.post().name(),
                    view.leadershipRole() == null ? null : view.leadershipRole().name(), since.get(view.id()).toString()};
                for (int i = 0; i < cells.length; i++) {
                    if (cells[i] != null) {
                        sheet.value(line, i, CellText.written(cells[i]));
                    }
                }
                line++;
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return out.toByteArray();
    }

    /** What is damaged says so: a table with it is not imported again unnoticed. */
    private static String cell(PersonalDataView personal, String field, Object value) {
        return personal.damaged().contains(field) ? DAMAGED : value == null ? null : value.toString();
    }

    /** Adds the officers of a table; 422 names every cell that does not fit, and nothing is added then. */
    @Transactional
    public int load(byte[] workbook) {
        var problem = ProblemType.NOT_ACCEPTED.raise("表格有误，未导入任何一行。", "The table has errors; no row was imported.");
        var rows = new LinkedHashMap<Integer, NewOfficer>();
        var badges = new HashSet<String>();
        var unitsByCode = new HashMap<String, UnitView>();
        units.all().forEach(unit -> unitsByCode.put(unit.code(), unit));
        for (Row row : read(workbook)) {
            var cells = new Cells(row, problem);
            if (row.getRowNum() == 1 || cells.isBlank()) {
                continue;
            }
            var officer = cells.officer(unitsByCode);
            if (officer != null && !badges.add(officer.badgeNo())) {
                problem.at(cells.pointer("badgeNo"), "警号在表中重复。", "The police number occurs twice in the table.");
            }
            if (officer != null) {
                rows.put(row.getRowNum(), officer);
            }
            if (rows.size() > MOST_ROWS || problem.places().size() >= MOST_ERRORS) {
                break;
            }
        }
        if (rows.isEmpty() && problem.places().isEmpty()) {
            problem.at("/rows", "表中没有数据。", "There is no row.");
        }
        if (!problem.places().isEmpty()) {
            throw problem;
        }
        var written = 0;
        for (var row : rows.entrySet()) {
            create(row.getKey(), row.getValue());
            if (++written % ROWS_AT_A_TIME == 0) {
                // What is written is let go of: else each statement looks through all rows before it.
                em.flush();
                em.clear();
            }
        }
        return rows.size();
    }

    /** What only the bureau as it is can refuse, at the row that it is about. */
    private void create(int row, NewOfficer officer) {
        try {
            officers.create(officer);
        } catch (ProblemException refused) {
            var place = refused.places().isEmpty() ? "" : refused.places().getFirst().pointer();
            throw refused.type().raise(refused.words(false), refused.words(true)).at("/rows/" + row + place);
        }
    }

    private static List<Row> read(byte[] workbook) {
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(workbook))) {
            return book.getFirstSheet().read();
        } catch (IOException | RuntimeException e) {
            throw ProblemType.MALFORMED.raise("不是 Excel 表格（.xlsx）。", "Not an Excel table (.xlsx).");
        }
    }

    /** One row, cell by cell. */
    private final class Cells {

        private final Row row;
        private final ProblemException problem;
        private boolean good = true;

        Cells(Row row, ProblemException problem) {
            this.row = row;
            this.problem = problem;
        }

        boolean isBlank() {
            for (String column : COLUMNS) {
                if (text(column) != null) {
                    return false;
                }
            }
            return true;
        }

        NewOfficer officer(Map<String, UnitView> unitsByCode) {
            var badge = matching("badgeNo", "[0-9A-Z]{3,16}");
            var name = matching("name", "(?s).{1,64}");
            var sex = oneOf("sex", Sex.class);
            var birth = day("birthDate");
            var phone = text("phone") == null ? null : matching("phone", "[0-9+ -]{5,20}");
            var rank = oneOf("policeRank", PoliceRank.class);
            var education = oneOf("education", Education.class);
            var joined = day("joinedOn");
            var unit = unitsByCode.get(text("unitCode"));
            if (unit == null) {
                wrong("unitCode", "没有此单位编码。", "There is no unit of this code.");
            }
            var post = oneOf("post", Post.class);
            var role = text("leadershipRole") == null ? null : oneOf("leadershipRole", LeadershipRole.class);
            var from = day("assignedFrom");
            if (birth != null && joined != null && (!joined.isAfter(birth) || joined.isAfter(time.today()))) {
                wrong("joinedOn", "入警日期应晚于出生日期且不晚于今天。", "After the birth date and not in the future.");
            }
            return good ? new NewOfficer(badge, name, sex, birth, phone, rank, education, joined, unit.id(), post, role, from) : null;
        }

        String pointer(String column) {
            return "/rows/" + row.getRowNum() + "/" + column;
        }

        private String text(String column) {
            Cell cell = row.getOptionalCell(COLUMNS.indexOf(column)).orElse(null);
            if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.FORMULA || cell.getType() == CellType.ERROR) {
                return null;
            }
            var text = cell.getType() == CellType.NUMBER ? cell.asNumber().toPlainString() : cell.getText();
            return text == null || text.isBlank() ? null : CellText.read(text);
        }

        private String matching(String column, String form) {
            var text = text(column);
            if (text == null || !text.matches(form) || text.codePoints().anyMatch(Character::isISOControl)) {
                wrong(column, "缺少或格式不正确。", "Missing, or not of the right form.");
                return null;
            }
            return text;
        }

        private LocalDate day(String column) {
            try {
                var text = text(column);
                if (text != null && text.matches("(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
                    return LocalDate.parse(text);
                }
            } catch (DateTimeParseException e) {
                wrong(column, "日期不存在。", "There is no such day.");
                return null;
            }
            wrong(column, "日期应写作 yyyy-MM-dd（文本）。", "A day is written yyyy-MM-dd, as text.");
            return null;
        }

        private <E extends Enum<E>> E oneOf(String column, Class<E> type) {
            for (E value : type.getEnumConstants()) {
                if (value.name().equals(text(column))) {
                    return value;
                }
            }
            wrong(column, "取值不在契约规定之内。", "Not one of the contract's values.");
            return null;
        }

        private void wrong(String column, String zh, String en) {
            good = false;
            problem.at(pointer(column), zh, en);
        }
    }
}
