package cn.yardstick.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import cn.yardstick.harness.Contract;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** P28: the routes of the resources are those of the contract, both ways, and a method is called as its operation. */
class RoutesTest {

    @Test
    void routesAreTheContracts() {
        var routes = new TreeMap<String, String>();
        for (JavaClass type : new ClassFileImporter().withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("cn.yardstick")) {
            for (JavaMethod method : type.getMethods()) {
                method.getAnnotations().stream().map(annotation -> annotation.getRawType().getName()).filter(name -> name.matches("jakarta\\.ws\\.rs\\.(GET|POST|PUT|DELETE|PATCH)"))
                        .forEach(verb -> routes.put(verb.substring(verb.lastIndexOf('.') + 1) + " " + path(type) + path(method), method.getName()));
            }
        }
        assertFalse(routes.isEmpty());
        var contract = new TreeMap<String, String>();
        Contract.read().operations().forEach(operation -> contract.put(operation.method() + " " + operation.path(), operation.id()));
        assertEquals(String.join("\n", contract.entrySet().stream().map(Object::toString).toList()), String.join("\n", routes.entrySet().stream().map(Object::toString).toList()));
    }

    private static String path(com.tngtech.archunit.core.domain.properties.HasAnnotations<?> annotated) {
        Optional<? extends JavaAnnotation<?>> found = annotated.tryGetAnnotationOfType("jakarta.ws.rs.Path");
        return found.map(annotation -> (String) annotation.get("value").orElseThrow()).orElse("");
    }
}
