package cn.yardstick.audit;

import cn.yardstick.platform.http.Caller;

/**
 * Who acts.
 *
 * @param accountId account; below zero another system; 0 nobody that is known
 * @param name      name for the record
 * @param as        roles, parted by blanks, or null
 * @param deputyOf  the leader in whose place it is done, or null
 * @param address   network address as the service sees it, or null
 */
public record Who(long accountId, String name, String as, String deputyOf, String address) {

    static Who of(Caller caller) {
        return new Who(caller.accountId(), caller.name(), caller.actingAs(), caller.deputyOf(), caller.address());
    }
}
