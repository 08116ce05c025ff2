package cn.yardstick.platform.http;

import java.util.Map;

/** Who calls, as far as the technical layer has to know; implemented by identity. */
public interface Caller {

    /** Account of the caller; 0 while nobody is signed in. */
    long accountId();

    /** Name for the record. */
    String name();

    /** In which roles one calls, parted by blanks; null where nobody is signed in. */
    String actingAs();

    /** The leader as whose deputy the caller acts in this request; null where one acts as oneself. */
    String deputyOf();

    /** How the caller narrows what is asked for: query parameters without those of the page, cut to 64 characters. */
    Map<String, String> asked();

    /** Network address, as the service sees it. */
    String address();
}
