package cn.yardstick.score;

import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Matter;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;

/** What the present person may do with an entry now, by access.md; the use cases refuse the rest. */
@ApplicationScoped
public class EntrySteps {

    /** Steps that would be accepted; {@code asDeputyOf}: the leader in whose stead one would confirm or reject, or null. */
    public record May(boolean confirm, boolean reject, boolean reverse, boolean answer, String asDeputyOf) {
    }

    private final CurrentActor actor;

    EntrySteps(CurrentActor actor) {
        this.actor = actor;
    }

    /** {@code stage}: where the entry's cycle stands. */
    public May of(EntryView entry, Stage stage) {
        var me = actor.get();
        var self = me.isSelf(entry.officerId());
        var decider = stage == Stage.SCORING && entry.state() == EntryState.PROPOSED
                ? me.decidingAs(Permission.ENTRIES_CONFIRM, new Matter(Set.of(entry.unitId()), Set.of(entry.officerId()), entry.proposerId())) : null;
        var changing = stage == Stage.SCORING || stage == Stage.GRADING;
        var reverse = changing && entry.state() == EntryState.CONFIRMED && !self && !me.isSame(entry.deciderId()) && me.reach(Permission.ENTRIES_REVERSE).covers(entry.unitId(), null);
        var answer = changing && self && me.may(Permission.ENTRIES_ANSWER) && (entry.state() == EntryState.PROPOSED || entry.state() == EntryState.CONFIRMED);
        return new May(decider != null, decider != null, reverse, answer, decider == null ? null : decider.deputyOf());
    }
}
