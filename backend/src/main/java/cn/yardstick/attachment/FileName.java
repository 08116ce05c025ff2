package cn.yardstick.attachment;

import cn.yardstick.platform.problem.ProblemType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Names of files: text for showing, never a path. */
final class FileName {

    private static final Pattern FOLDERS = Pattern.compile("^.*[/\\\\]", Pattern.DOTALL);
    /** Controls, and what turns the direction of reading or cannot be seen. */
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

    private FileName() {
    }

    /** What is kept of a name; 422 where nothing is left. */
    static String kept(String given) {
        var name = UNSEEN.matcher(FOLDERS.matcher(given).replaceFirst("")).replaceAll("").strip();
        if (name.isEmpty() || name.matches("\\.+")) {
            throw ProblemType.NOT_ACCEPTED.raise("文件名不可用。", "This is no name of a file.").at("/name");
        }
        return name;
    }

    /** Value of Content-Disposition (RFC 6266, RFC 8187): a download by this name. */
    static String download(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
        return "attachment; filename=\"" + plain + "\"; filename*=UTF-8''" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20").replace("*", "%2A");
    }
}
