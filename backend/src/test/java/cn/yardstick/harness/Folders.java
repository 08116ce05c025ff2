package cn.yardstick.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;

/** Whole folders, copied and deleted. */
final class Folders {

    private Folders() {
    }

    /** Files keep their modes; those of the program below {@code unchanging} are the same files on disk. */
    static void copy(Path from, Path to, Path unchanging) {
        try (var paths = Files.walk(from)) {
            Files.createDirectories(to.getParent());
            for (var path : (Iterable<Path>) paths::iterator) {
                var target = to.resolve(from.relativize(path));
                if (path.startsWith(unchanging) && Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    Files.createLink(target, path);
                } else {
                    Files.copy(path, target, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of the contents of all files below these folders. */
    static String digest(Path... folders) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var folder : folders) {
                try (var paths = Files.walk(folder)) {
                    for (var path : (Iterable<Path>) paths.filter(Files::isRegularFile).sorted()::iterator) {
                        digest.update(Files.readAllBytes(path));
                    }
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 6);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var paths = Files.walk(folder)) {
            paths.sorted(Comparator.reverseOrder()).forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
