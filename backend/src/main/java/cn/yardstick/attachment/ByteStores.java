package cn.yardstick.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The store that the settings name: a bucket, or else a folder. */
@ApplicationScoped
class ByteStores {

    @Produces
    @ApplicationScoped
    ByteStore store(@ConfigProperty(name = "yardstick.attachments") Optional<Path> folder, @ConfigProperty(name = "yardstick.data", defaultValue = "data") Path data,
            @ConfigProperty(name = "yardstick.s3.endpoint") Optional<URI> endpoint, @ConfigProperty(name = "yardstick.s3.region") Optional<String> region,
            @ConfigProperty(name = "yardstick.s3.bucket") Optional<String> bucket, @ConfigProperty(name = "yardstick.s3.access-key") Optional<String> accessKey,
            @ConfigProperty(name = "yardstick.s3.secret-key") Optional<String> secretKey) {
        return endpoint.<ByteStore>map(at -> new S3Store(at, region.orElseThrow(), bucket.orElseThrow(), accessKey.orElseThrow(), secretKey.orElseThrow()))
                .orElseGet(() -> new FolderStore(folder.orElse(data.resolve("attachments"))));
    }
}
