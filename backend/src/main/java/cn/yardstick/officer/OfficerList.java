package cn.yardstick.officer;

import cn.yardstick.identity.Reach;
import cn.yardstick.kernel.LeadershipRole;
import cn.yardstick.kernel.Post;
import cn.yardstick.platform.paging.Page;
import cn.yardstick.platform.paging.PageParams;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/** The page that everybody opens: one statement by JDBC (docs/adr/0004), by police number. */
@ApplicationScoped
public class OfficerList {

    /** What a clerk looks for; each may be null. {@code unitIds} are already with all below. */
    public record Filter(String q, Set<Long> unitIds, Post post, OfficerState state) {
    }

    static final String COLUMNS = "o.id, o.badge_no, o.name, o.unit_id, o.post, o.leadership_role, o.police_rank, o.education, o.joined_on, o.state, o.version";

    private final AgroalDataSource source;

    OfficerList(AgroalDataSource source) {
        this.source = source;
    }

    public Page<OfficerView> page(Filter filter, Reach reach, PageParams params) {
        var values = new ArrayList<Object>();
        var sql = new StringBuilder("SELECT ").append(COLUMNS).append(" FROM officer o WHERE 1 = 1");
        if (!reach.all()) {
            in(sql, values, "o.unit_id", reach.unitIds());
        }
        if (filter.unitIds() != null) {
            in(sql, values, "o.unit_id", filter.unitIds());
        }
        if (filter.q() != null && !filter.q().isBlank()) {
            sql.append(" AND o.id IN (SELECT k.officer_id FROM officer_search_key k WHERE k.search_key LIKE ? ESCAPE '!')");
            values.add(prefix(filter.q()));
        }
        if (filter.post() != null) {
            sql.append(" AND o.post = ?");
            values.add(filter.post().name());
        }
        if (filter.state() != null) {
            sql.append(" AND o.state = ?");
            values.add(filter.state().name());
        }
        if (params.cursor() != null) {
            sql.append(" AND o.badge_no > ?");
            values.add(params.cursor().key());
        }
        sql.append(" ORDER BY o.badge_no LIMIT ").append(params.limit() + 1);
        return Page.of(read(sql.toString(), values), params.limit(), OfficerView::badgeNo);
    }

    /** One officer, or null. */
    OfficerView one(long id) {
        var found = read("SELECT " + COLUMNS + " FROM officer o WHERE o.id = ?", List.of(id));
        return found.isEmpty() ? null : found.getFirst();
    }

    static String prefix(String q) {
        return SearchKeys.normal(q).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
    }

    private List<OfficerView> read(String sql, List<Object> values) {
        try (var connection = source.getConnection(); var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.size(); i++) {
                statement.setObject(i + 1, values.get(i));
            }
            try (var rows = statement.executeQuery()) {
                var officers = new ArrayList<OfficerView>();
                while (rows.next()) {
                    officers.add(officer(rows));
                }
                return officers;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static OfficerView officer(ResultSet row) throws SQLException {
        var role = row.getString(6);
        return new OfficerView(row.getLong(1), row.getString(2), row.getString(3), row.getLong(4), Post.valueOf(row.getString(5)),
                role == null ? null : LeadershipRole.valueOf(role), PoliceRank.valueOf(row.getString(7)), Education.valueOf(row.getString(8)),
                row.getObject(9, java.time.LocalDate.class), OfficerState.valueOf(row.getString(10)), row.getLong(11));
    }

    private static void in(StringBuilder sql, List<Object> values, String column, Collection<Long> ids) {
        var known = ids.isEmpty() ? Set.of(0L) : ids;
        sql.append(" AND ").append(column).append(" IN (").append(String.join(",", Collections.nCopies(known.size(), "?"))).append(")");
        values.addAll(known);
    }
}
