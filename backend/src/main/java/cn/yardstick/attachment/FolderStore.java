package cn.yardstick.attachment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.UUID;

/** {@code ab/cdef…} below one folder, for the eyes of the service alone. */
final class FolderStore implements ByteStore {

    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    @Override
    public void put(String digest, byte[] content) throws IOException {
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

    @Override
    public Whole whole(String digest) throws IOException {
        return isWhole(digest) ? new Whole(Files.newInputStream(file(digest)), Files.size(file(digest))) : null;
    }

    private boolean isWhole(String digest) throws IOException {
        var file = file(digest);
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return Sha256.of(in).equals(digest);
        }
    }

    @Override
    public void delete(String digest) throws IOException {
        Files.deleteIfExists(file(digest));
    }

    private FileAttribute<?>[] ownersAlone() throws IOException {
        return Files.getFileStore(folder).supportsFileAttributeView("posix") ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
