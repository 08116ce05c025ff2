package cn.yardstick.platform.http;

import io.quarkus.hibernate.validator.ValidatorFactoryCustomizer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import org.hibernate.validator.BaseHibernateValidatorConfiguration;

/** The size of a text is counted in characters, as contract and database do, and not in halves of them: 𠮷 is one. */
@ApplicationScoped
public class TextLengths implements ValidatorFactoryCustomizer {

    @Override
    public void customize(BaseHibernateValidatorConfiguration<?> configuration) {
        var mapping = configuration.createConstraintMapping();
        // For String it is more specific than the library's own for CharSequence, and wins.
        mapping.constraintDefinition(Size.class).includeExistingValidators(true).validatedBy(Characters.class);
        configuration.addMapping(mapping);
    }

    /** Whole characters of a text. */
    public static final class Characters implements ConstraintValidator<Size, String> {

        private Size size;

        @Override
        public void initialize(Size wanted) {
            this.size = wanted;
        }

        @Override
        public boolean isValid(String text, ConstraintValidatorContext context) {
            if (text == null) {
                return true;
            }
            var characters = text.codePointCount(0, text.length());
            return characters >= size.min() && characters <= size.max();
        }
    }
}
