package cn.yardstick.incident;

import java.util.List;

/** Lines of the timeline that a later room knows; it implements this. */
public interface TimelineSource {

    /** Only what the present person may see, by a fixed number of statements. */
    List<TimelineLine> lines(Stretch stretch);
}
