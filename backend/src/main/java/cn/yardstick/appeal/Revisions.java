package cn.yardstick.appeal;

import cn.yardstick.publication.PublishedGrades;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What was upheld after a list was published waits for the next one. */
@ApplicationScoped
public class Revisions {

    private final PublishedGrades grades;

    Revisions(PublishedGrades grades) {
        this.grades = grades;
    }

    /** Ids of those that wait. */
    @Transactional
    public Set<Long> awaited(Collection<ObjectionView> objections) {
        List<ObjectionView> upheld = objections.stream().filter(one -> one.state() == ObjectionState.UPHELD).toList();
        var lists = grades.newest(upheld.stream().map(ObjectionView::cycleId).collect(Collectors.toSet()));
        return upheld.stream().filter(one -> lists.containsKey(one.cycleId()) && !lists.get(one.cycleId()).publishedAt().isAfter(one.decidedAt())).map(ObjectionView::id).collect(Collectors.toSet());
    }
}
