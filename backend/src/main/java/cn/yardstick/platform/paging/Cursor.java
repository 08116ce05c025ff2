package cn.yardstick.platform.paging;

import cn.yardstick.platform.problem.ProblemType;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * The key of the last row of a page, opaque to callers. It grants nothing: each page narrows to what its reader may see.
 *
 * @param key the last row's value of the unique column that orders the list
 */
public record Cursor(String key) {

    private static final String PREFIX = "1:";

    static Cursor parse(String text) {
        try {
            var plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            if (plain.startsWith(PREFIX) && plain.length() <= 200) {
                return new Cursor(plain.substring(PREFIX.length()));
            }
        } catch (IllegalArgumentException e) {
            throw malformed();
        }
        throw malformed();
    }

    /** The key as a number; 400 if it is none. */
    public long number() {
        if (!key.matches("[0-9]{1,18}")) {
            throw malformed();
        }
        return Long.parseLong(key);
    }

    public String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString((PREFIX + key).getBytes(StandardCharsets.UTF_8));
    }

    private static RuntimeException malformed() {
        return ProblemType.MALFORMED.raise("cursor 无效，请从第一页重新开始。", "The cursor is not one of ours; begin with the first page.").at("cursor");
    }
}
