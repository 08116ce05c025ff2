package cn.yardstick.publication;

import cn.yardstick.kernel.Grade;
import cn.yardstick.platform.time.BureauTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Grades and times as documents of the bureau have them: in Chinese, days without a leading nought (GB/T 9704-2012). */
public final class Words {

    private static final String[] GRADES = {"一级", "二级", "三级", "四级"};
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy年M月d日");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm").withZone(BureauTime.ZONE);

    private Words() {
    }

    public static String of(Grade grade) {
        return GRADES[grade.ordinal()];
    }

    public static String of(PublicationState state) {
        return switch (state) {
            case PROPOSED -> "待批准，尚未公示";
            case PUBLISHED -> "已公示";
            case SUPERSEDED -> "已公示，后为新的一版取代";
            case WITHDRAWN -> "已撤回";
        };
    }

    public static String of(LocalDate day) {
        return DAY.format(day);
    }

    /** To the minute, in the bureau's time. */
    public static String of(Instant moment) {
        return MOMENT.format(moment);
    }
}
