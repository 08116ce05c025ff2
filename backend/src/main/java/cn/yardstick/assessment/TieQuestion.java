package cn.yardstick.assessment;

import cn.yardstick.grading.Cut;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a tie asks. A decision answers this very question and no other: after the facts changed who is tied, it counts no more.
 *
 * @param tied   officers, ascending
 * @param places how many of them to choose
 */
public record TieQuestion(long poolId, Cut cut, List<Long> tied, int places) {

    /** SHA-256 of the tied and the places, hex. */
    String digest() {
        return Digests.hex(Digests.sha256().digest((places + ":" + tied.stream().map(String::valueOf).collect(Collectors.joining(","))).getBytes(java.nio.charset.StandardCharsets.US_ASCII)));
    }
}
