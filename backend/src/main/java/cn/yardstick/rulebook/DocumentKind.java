package cn.yardstick.rulebook;

/** What is handed out with the rule book: 工作流程, 评定表格. */
public enum DocumentKind {
    WORKFLOW, FORM
}
