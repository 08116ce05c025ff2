package cn.yardstick.kernel;

/** The part an officer has in leading a unit; whoever leads answers for it (M11). */
public enum LeadershipRole {
  /** 所长、队长: the one head of the unit. */
  HEAD,
  /** 教导员、指导员 */
  INSTRUCTOR,
  /** 副职 */
  DEPUTY
}
