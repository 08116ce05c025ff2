package cn.yardstick.platform.http;

import cn.yardstick.kernel.Points;
import cn.yardstick.kernel.Share;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;

/** JSON as the contract has it and nothing else: no unknown field, no coercion, no doubled key, no half character. */
@Singleton
class StrictJson implements ObjectMapperCustomizer {

    private static final int LONGEST = 1_200_000;

    @Override
    public void customize(ObjectMapper mapper) {
        mapper.getFactory().setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(40).maxDocumentLength(LONGEST).maxStringLength(200_000).maxNumberLength(30).build());
        mapper.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.configure(MapperFeature.ALLOW_COERCION_OF_SCALARS, false);
        var module = new SimpleModule("strict");
        module.addDeserializer(String.class, new Text());
        module.addDeserializer(LocalDate.class, new Day());
        module.addDeserializer(Instant.class, new Moment());
        module.addDeserializer(Points.class, new PointsText());
        module.addSerializer(Points.class, ToStringSerializer.instance);
        module.addDeserializer(Share.class, new ShareText());
        module.addSerializer(Share.class, ToStringSerializer.instance);
        mapper.registerModule(module);
    }

    /** Only JSON strings, of whole characters, without control characters but line break and tab. */
    private static final class Text extends StdScalarDeserializer<String> {
        Text() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            var text = parser.getText();
            for (int i = 0; i < text.length(); i++) {
                var unit = text.charAt(i);
                var pair = Character.isHighSurrogate(unit) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
                if (Character.isSurrogate(unit) && !pair || Character.isISOControl(unit) && unit != '\n' && unit != '\t' && unit != '\r') {
                    return (String) context.handleWeirdStringValue(String.class, "", "a character that is none");
                }
                i += pair ? 1 : 0;
            }
            return text;
        }
    }

    /** Points as a string of at most two decimals, never a JSON number. */
    private static final class PointsText extends StdScalarDeserializer<Points> {
        PointsText() {
            super(Points.class);
        }

        @Override
        public Points deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Points) context.handleUnexpectedToken(Points.class, parser);
            }
            try {
                var points = Points.parse(parser.getText());
                return points.isKeepable() ? points : (Points) context.handleWeirdStringValue(Points.class, "", "too large");
            } catch (IllegalArgumentException e) {
                return (Points) context.handleWeirdStringValue(Points.class, "", "not points");
            }
        }
    }

    /** A share as a decimal string from 0 to 1, never a JSON number. */
    private static final class ShareText extends StdScalarDeserializer<Share> {
        ShareText() {
            super(Share.class);
        }

        @Override
        public Share deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (Share) context.handleUnexpectedToken(Share.class, parser);
            }
            try {
                var share = Share.parse(parser.getText());
                return share.isKeepable() ? share : (Share) context.handleWeirdStringValue(Share.class, "", "too many decimals");
            } catch (IllegalArgumentException e) {
                return (Share) context.handleWeirdStringValue(Share.class, "", "not a share");
            }
        }
    }

    /** {@code yyyy-MM-dd}, a day that exists, from 1900 to 2199. */
    private static final class Day extends StdScalarDeserializer<LocalDate> {
        Day() {
            super(LocalDate.class);
        }

        @Override
        public LocalDate deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    if (!parser.getText().matches("(19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")) {
                        return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "not yyyy-MM-dd");
                    }
                    return LocalDate.parse(parser.getText());
                } catch (DateTimeException e) {
                    return (LocalDate) context.handleWeirdStringValue(LocalDate.class, "", "no such day");
                }
            }
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, parser);
        }
    }

    /** ISO 8601 with an offset, from 1900 to 2199; cut to the microseconds that the database keeps. */
    private static final class Moment extends StdScalarDeserializer<Instant> {
        Moment() {
            super(Instant.class);
        }

        @Override
        public Instant deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                try {
                    if (!parser.getText().matches("(19|20|21)[0-9]{2}-[0-9T:.+Z-]{12,32}")) {
                        return (Instant) context.handleWeirdStringValue(Instant.class, "", "not ISO 8601 with an offset");
                    }
                    return OffsetDateTime.parse(parser.getText()).toInstant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
                } catch (DateTimeException e) {
                    return (Instant) context.handleWeirdStringValue(Instant.class, "", "no such moment");
                }
            }
            return (Instant) context.handleUnexpectedToken(Instant.class, parser);
        }
    }
}
