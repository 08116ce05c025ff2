package cn.yardstick.rulebook;

import cn.yardstick.kernel.Points;

/** A category with its limits, both positive; null for none. */
public record CategoryView(String code, String nameZh, String nameEn, Points maxDeduction, Points maxAward) {
}
