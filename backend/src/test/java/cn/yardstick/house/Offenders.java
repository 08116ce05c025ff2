package cn.yardstick.house;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;

/** The planted offenders, compiled apart from everything else, so that the service under test never meets them. */
final class Offenders {

    private Offenders() {
    }

    static JavaClasses compiled() {
        try (var sources = Files.walk(Path.of("src", "test", "offenders"))) {
            var target = Files.createTempDirectory(Path.of("target"), "offenders");
            var compiler = ToolProvider.getSystemJavaCompiler();
            try (var files = compiler.getStandardFileManager(null, null, null)) {
                var units = files.getJavaFileObjectsFromPaths(sources.filter(path -> path.toString().endsWith(".java")).toList());
                var options = List.of("-d", target.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
                if (!compiler.getTask(null, files, null, options, null, units).call()) {
                    throw new IllegalStateException("the planted offenders do not compile");
                }
            }
            return new ClassFileImporter().importPath(target);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
