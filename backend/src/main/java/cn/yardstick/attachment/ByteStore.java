package cn.yardstick.attachment;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Bytes by their SHA-256, outside the database: {@code ab/cdef…} below one folder, for the eyes of the service alone. */
@ApplicationScoped
class ByteStore {

    private final Path folder;

    ByteStore(@ConfigProperty(name = "yardstick.attachments") Optional<Path> folder, @ConfigProperty(name = "yardstick.data", defaultValue = "data") Path data) {
        this.folder = folder.orElse(data.resolve("attachments"));
    }

    /** Whole and on disk when this returns; what is there already is left as it is, unless it was spoiled. */
    void put(String digest, byte[] content) throws IOException {
        var file = file(digest);
        if (isWhole(digest)) {
            return;
        }
        Files.createDirectories(file.getParent());
        var draft = Files.createFile(file.resolveSibling("." + UUID.randomUUID()), ownersAlone());
        try {
            try (var channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                var buffer = java.nio.ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
        try (var channel = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Where the bytes lie. */
    Path file(String digest) {
        return folder.resolve(digest.substring(0, 2)).resolve(digest.substring(2));
    }

    /** Whether all bytes are there and are those of the digest. */
    boolean isWhole(String digest) throws IOException {
        var file = file(digest);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        var found = Sha256.start();
        var buffer = new byte[65_536];
        try (InputStream in = Files.newInputStream(file)) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                found.update(buffer, 0, n);
            }
        }
        return HexFormat.of().formatHex(found.digest()).equals(digest);
    }

    void delete(String digest) throws IOException {
        Files.deleteIfExists(file(digest));
    }

    private FileAttribute<?>[] ownersAlone() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix") ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
