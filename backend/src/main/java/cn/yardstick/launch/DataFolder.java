package cn.yardstick.launch;

import cn.yardstick.platform.crypto.SecretFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The folder that one run holds for itself; the lock goes with the process, however that ends. */
public final class DataFolder {

    private final Path path;
    /** Keeps its channel open, and so the lock. */
    private final FileLock lock;

    private DataFolder(Path path, FileLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /** Refuses in one line if another run holds it. */
    static DataFolder hold(Path path) {
        try {
            Files.createDirectories(path);
            var channel = FileChannel.open(path.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            var lock = tryLock(channel);
            if (lock == null) {
                channel.close();
                throw new StartRefused("数据文件夹正被另一个运行中的实例使用：" + path, "the data folder is in use by another run: " + path);
            }
            return new DataFolder(path, lock);
        } catch (IOException e) {
            throw new StartRefused("数据文件夹不可写：" + path, "the data folder is not writable: " + path);
        }
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    Path path() {
        return path;
    }

    /** Writes a file that only its owner may read, all at once. */
    public static void writeSecret(Path file, String content) throws IOException {
        SecretFile.write(file, content);
    }
}
