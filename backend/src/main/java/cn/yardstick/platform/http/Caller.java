package cn.yardstick.platform.http;

/** Who calls, as far as the technical layer has to know; implemented by identity. */
public interface Caller {

    /** Account of the caller; 0 while nobody is signed in. */
    long accountId();

    /** Name for the record. */
    String name();

    /** In which roles one calls, parted by blanks; null where nobody is signed in. */
    String actingAs();

    /** Network address, as the service sees it. */
    String address();
}
