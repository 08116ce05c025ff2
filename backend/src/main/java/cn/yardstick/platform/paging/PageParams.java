package cn.yardstick.platform.paging;

import cn.yardstick.platform.problem.ProblemType;
import jakarta.ws.rs.QueryParam;

/** {@code limit} (1 to 200, default 50) and the opaque {@code cursor} of a list. */
public class PageParams {

    @QueryParam("limit")
    String limit;

    @QueryParam("cursor")
    String cursor;

    public PageParams() {
    }

    /** For callers inside the service. */
    public static PageParams first(int limit) {
        var params = new PageParams();
        params.limit = Integer.toString(limit);
        return params;
    }

    /** The page behind an opaque cursor, for callers inside the service. */
    public static PageParams after(String nextCursor, int limit) {
        var params = first(limit);
        params.cursor = nextCursor;
        return params;
    }

    /** Rows of a page; 400 outside of 1 to 200. */
    public int limit() {
        if (limit == null) {
            return 50;
        }
        if (!limit.matches("[0-9]{1,3}") || Integer.parseInt(limit) < 1 || Integer.parseInt(limit) > 200) {
            throw ProblemType.MALFORMED.raise("limit 应为 1 至 200 的整数。", "limit is a whole number from 1 to 200.").at("limit");
        }
        return Integer.parseInt(limit);
    }

    /** Where the page before ended, or null at the beginning. */
    public Cursor cursor() {
        return cursor == null ? null : Cursor.parse(cursor);
    }
}
