package cn.yardstick.platform.concurrency;

/**
 * What a use case wrote.
 *
 * @param body     the answer; null for none
 * @param location path of the new record, or null
 * @param version  version of the record, its entity tag
 */
public record Written(Object body, String location, long version) {
}
