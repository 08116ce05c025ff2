package cn.yardstick.kernel;

/**
 * The post an officer holds (岗位). It says which clauses of a rule book apply, and nothing else:
 * it is no input of the grading itself ({@code spec/grading.md}).
 */
public enum Post {
  /** 社区 */
  COMMUNITY,
  /** 办案 */
  CASE_HANDLING,
  /** 巡逻 */
  PATROL,
  /** 内勤窗口 */
  RECEPTION,
  /** 领导 */
  LEADING
}
