package cn.yardstick.assessment;

import cn.yardstick.grading.GradingInput;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hibernate.Session;

/** Whose own facts are others in one run than in another, by their frozen inputs. */
@ApplicationScoped
public class RunDifferences {

    /** Equal inputs are equal bytes: only pools where something changed are read. */
    private static final String POOLS = """
            select a.input, b.input from assessment_pool b left join assessment_pool a on a.run_id = ? and a.pool_id = b.pool_id
            where b.run_id = ? and (a.input is null or a.input <> b.input)""";

    private final EntityManager em;

    RunDifferences(EntityManager em) {
        this.em = em;
    }

    /** Officers of the later run whose own entries, or findings that they answer for, are not those of the earlier one. */
    @Transactional
    public Set<Long> ownFacts(long earlierRun, long laterRun) {
        return em.unwrap(Session.class).doReturningWork(connection -> read(connection, earlierRun, laterRun));
    }

    private static Set<Long> read(Connection connection, long earlierRun, long laterRun) throws SQLException {
        var officers = new HashSet<Long>();
        try (var statement = connection.prepareStatement(POOLS)) {
            // Row by row, as the driver has it: every pool may differ.
            statement.setFetchSize(Integer.MIN_VALUE);
            statement.setLong(1, earlierRun);
            statement.setLong(2, laterRun);
            try (var rows = statement.executeQuery()) {
                while (rows.next()) {
                    var before = rows.getBytes(1) == null ? Map.<String, List<Object>>of() : facts(CanonicalInput.read(rows.getBytes(1)));
                    facts(CanonicalInput.read(rows.getBytes(2))).forEach((officer, facts) -> {
                        if (!facts.equals(before.get(officer))) {
                            officers.add(Long.valueOf(officer));
                        }
                    });
                }
            }
        }
        return officers;
    }

    /** By officer: the own entries, then the findings about units led. */
    private static Map<String, List<Object>> facts(GradingInput pool) {
        var facts = new HashMap<String, List<Object>>();
        pool.subjects().forEach(subject -> facts.put(subject.id(), new ArrayList<>()));
        pool.entries().forEach(entry -> facts.get(entry.subject()).add(entry));
        pool.subjects().forEach(subject -> pool.findings().stream().filter(finding -> subject.leads().contains(finding.unit())).forEach(facts.get(subject.id())::add));
        return facts;
    }
}
