package cn.yardstick.consequence;

/** What a delivered list is acted on for: 工资津贴, 警衔晋升, 职务职级, 岗位. */
public enum DeliveryKind {
    PAY, RANK, PROMOTION, POST
}
