package cn.yardstick.platform.paging;

/** Direction of a list. */
public enum Order {
    ASC,
    DESC
}
