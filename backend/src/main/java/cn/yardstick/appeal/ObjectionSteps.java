package cn.yardstick.appeal;

import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;

/** What the present person may do with an objection now; the use cases refuse the rest. */
@ApplicationScoped
public class ObjectionSteps {

    /** Steps that would be accepted. */
    public record May(boolean withdraw, boolean decide, boolean refuseLate, boolean extend, boolean appeal) {
    }

    private final CurrentActor actor;

    ObjectionSteps(CurrentActor actor) {
        this.actor = actor;
    }

    /** On that day, of an objection that this person may see, and so had no part in what it is about. */
    public May of(ObjectionView objection, LocalDate today) {
        var self = actor.get().isSelf(objection.officerId());
        var open = objection.state() == ObjectionState.OPEN;
        var decide = open && !self && body(objection) != null;
        return new May(open && self && actor.get().may(Permission.OBJECTIONS_WRITE), decide, decide && objection.refusable(), decide && objection.extendable(today),
                self && objection.appealUntil() != null && objection.appealId() == null && actor.get().may(Permission.OBJECTIONS_WRITE));
    }

    /** As which body the present person would decide it; null: not at all. */
    ReviewBody body(ObjectionView objection) {
        var bodies = bodies();
        return objection.body() == null ? bodies.stream().findFirst().orElse(null) : bodies.contains(objection.body()) ? objection.body() : null;
    }

    /** Those that the present person decides for; none for an account that belongs to no officer: of it nobody can tell whether it is the objector's own. */
    Set<ReviewBody> bodies() {
        var bodies = EnumSet.noneOf(ReviewBody.class);
        if (actor.get().officerId() != null && actor.get().may(Permission.OBJECTIONS_AS_OFFICE)) {
            bodies.add(ReviewBody.OFFICE);
        }
        if (actor.get().officerId() != null && actor.get().may(Permission.OBJECTIONS_AS_DISCIPLINE)) {
            bodies.add(ReviewBody.DISCIPLINE);
        }
        return bodies;
    }
}
