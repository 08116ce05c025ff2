package cn.yardstick.attachment;

import cn.yardstick.platform.problem.ProblemType;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jboss.logging.Logger;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;

/** A bucket of any S3-compatible store. An object appears there whole or not at all, and is read to a file and looked at before it is sent. */
final class S3Store implements ByteStore {

    private static final Logger LOG = Logger.getLogger(S3Store.class);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int RETRY_SECONDS = 10;

    private final S3Client client;
    private final String bucket;

    S3Store(URI endpoint, String region, String bucket, String accessKey, String secretKey) {
        this.bucket = bucket;
        // Stores other than Amazon's know neither a host for each bucket nor the newer check sums; every digest is checked here anyway.
        this.client = S3Client.builder().endpointOverride(endpoint).region(Region.of(region)).forcePathStyle(true)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)))
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED).responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(call -> call.apiCallTimeout(PATIENCE)).httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    }

    @Override
    public void put(String digest, byte[] content) {
        answered(() -> client.putObject(request -> request.bucket(bucket).key(digest).contentType("application/octet-stream"), RequestBody.fromBytes(content)));
    }

    @Override
    public Whole whole(String digest) throws IOException {
        var file = Files.createTempFile("attachment", null);
        try {
            try (var object = answered(() -> client.getObject(request -> request.bucket(bucket).key(digest)))) {
                Files.copy(object, file, StandardCopyOption.REPLACE_EXISTING);
            } catch (NoSuchKeyException e) {
                return null;
            }
            var size = Files.size(file);
            return isOf(digest, file) ? new Whole(Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE), size) : null;
        } finally {
            // The open stream keeps the bytes.
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void delete(String digest) {
        answered(() -> client.deleteObject(request -> request.bucket(bucket).key(digest)));
    }

    private static boolean isOf(String digest, Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return Sha256.of(in).equals(digest);
        }
    }

    private interface Call<T> {
        T make();
    }

    /** What the store answers, and 503 if it does not: nothing is lost by that, the last part is sent again. */
    private static <T> T answered(Call<T> call) {
        try {
            return call.make();
        } catch (NoSuchKeyException e) {
            throw e;
        } catch (SdkException e) {
            LOG.error("the store of attachments does not answer as it should", e);
            throw ProblemType.OVERLOADED.raise("附件库暂时没有应答。", "The store of attachments does not answer.").retryAfter(RETRY_SECONDS);
        }
    }
}
