package cn.yardstick.platform.crypto;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;

/** A file that only its owner may read. */
public final class SecretFile {

    /** Makes files. */
    public interface Making {
        void run() throws IOException;
    }

    private SecretFile() {
    }

    /**
     * Runs what makes the files of this folder while nobody else does, in this process or in another: of two that start at once
     * the second finds what the first has made. The folder is made where there is none.
     */
    public static synchronized void alone(Path folder, Making making) throws IOException {
        Files.createDirectories(folder);
        try (var channel = FileChannel.open(folder.resolve(".making"), StandardOpenOption.CREATE, StandardOpenOption.WRITE); var lock = channel.lock()) {
            making.run();
        }
    }

    /** Writes it all at once: nobody ever sees half of it, or sees it with wider rights. */
    public static void write(Path file, String content) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        if (Files.getFileStore(file.getParent()).supportsFileAttributeView("posix")) {
            Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        Files.write(draft, content.getBytes(StandardCharsets.UTF_8));
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
