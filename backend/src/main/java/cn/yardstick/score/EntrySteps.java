package cn.yardstick.score;

import cn.yardstick.cycle.Stage;
import cn.yardstick.identity.CurrentActor;
import cn.yardstick.identity.Permission;
import jakarta.enterprise.context.ApplicationScoped;

/** What the present person may do with an entry now, by access.md; the use cases refuse the rest. */
@ApplicationScoped
public class EntrySteps {

    /** Steps that would be accepted. */
    public record May(boolean confirm, boolean reject, boolean reverse, boolean answer) {
    }

    private final CurrentActor actor;

    EntrySteps(CurrentActor actor) {
        this.actor = actor;
    }

    /** {@code stage}: where the entry's cycle stands. */
    public May of(EntryView entry, Stage stage) {
        var me = actor.get();
        var self = me.isSelf(entry.officerId());
        var decide = stage == Stage.SCORING && entry.state() == EntryState.PROPOSED && !self && entry.proposerId() != me.accountId()
                && me.reach(Permission.ENTRIES_CONFIRM).covers(entry.unitId(), null);
        var changing = stage == Stage.SCORING || stage == Stage.GRADING;
        var reverse = changing && entry.state() == EntryState.CONFIRMED && !self && entry.deciderId() != me.accountId() && me.reach(Permission.ENTRIES_REVERSE).covers(entry.unitId(), null);
        var answer = changing && self && me.may(Permission.ENTRIES_ANSWER) && (entry.state() == EntryState.PROPOSED || entry.state() == EntryState.CONFIRMED);
        return new May(decide, decide, reverse, answer);
    }
}
