package cn.yardstick.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;

/** Where attachments are kept, as the environment names it: ATTACHMENTS, and S3_ENDPOINT, S3_REGION, S3_ACCESS_KEY, S3_SECRET_KEY_FILE for a bucket. */
final class AttachmentSettings {

    private static final Pattern BUCKET = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/?");

    private AttachmentSettings() {
    }

    /** System properties by name; none without ATTACHMENTS. Refuses in one line what cannot work. */
    static Map<String, String> read(Map<String, String> environment) {
        var place = environment.getOrDefault("ATTACHMENTS", "").trim();
        if (place.isEmpty()) {
            return Map.of();
        }
        if (place.startsWith("s3://")) {
            return bucket(place, environment);
        }
        if (!Files.isWritable(Path.of(place))) {
            throw new StartRefused("ATTACHMENTS 所指文件夹不可写：" + place, "the folder of ATTACHMENTS is not writable: " + place);
        }
        return Map.of("yardstick.attachments", Path.of(place).toAbsolutePath().toString());
    }

    private static Map<String, String> bucket(String place, Map<String, String> environment) {
        var bucket = BUCKET.matcher(place);
        var endpoint = environment.getOrDefault("S3_ENDPOINT", "").trim();
        var accessKey = environment.getOrDefault("S3_ACCESS_KEY", "").trim();
        if (!bucket.matches() || !endpoint.matches(ProviderSettings.SAFE) || accessKey.isEmpty()) {
            throw new StartRefused("ATTACHMENTS 应形如 s3://存储桶，S3_ENDPOINT 应为 https 地址，并须设置 S3_ACCESS_KEY", "ATTACHMENTS looks like s3://bucket, S3_ENDPOINT is an https address, and S3_ACCESS_KEY is needed");
        }
        try {
            return Map.of("yardstick.s3.bucket", bucket.group(1), "yardstick.s3.endpoint", endpoint, "yardstick.s3.region", environment.getOrDefault("S3_REGION", "us-east-1"),
                    "yardstick.s3.access-key", accessKey, "yardstick.s3.secret-key", Files.readString(Path.of(environment.getOrDefault("S3_SECRET_KEY_FILE", ""))).strip());
        } catch (IOException e) {
            throw new StartRefused("S3_SECRET_KEY_FILE 无法读取", "S3_SECRET_KEY_FILE cannot be read");
        }
    }
}
