package cn.yardstick.attachment.content;

import java.util.List;
import java.util.Locale;

/** Kinds of content that are accepted, with the media type that it is served as and the ends of names that go with it. */
public enum Kind {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    WEBP("image/webp", "webp"),
    PDF("application/pdf", "pdf"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"),
    PPTX("application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"),
    DOC("application/msword", "doc", "wps"),
    XLS("application/vnd.ms-excel", "xls", "et"),
    PPT("application/vnd.ms-powerpoint", "ppt", "dps"),
    MP3("audio/mpeg", "mp3"),
    M4A("audio/mp4", "m4a", "mp4", "aac", "3gp"),
    OGG("audio/ogg", "ogg", "oga", "opus"),
    WAV("audio/wav", "wav"),
    WEBM("audio/webm", "webm", "weba"),
    AMR("audio/amr", "amr");

    private final String mediaType;
    private final List<String> ends;

    Kind(String mediaType, String... ends) {
        this.mediaType = mediaType;
        this.ends = List.of(ends);
    }

    public static Kind of(String mediaType) {
        for (Kind kind : values()) {
            if (kind.mediaType.equals(mediaType)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(mediaType);
    }

    public String mediaType() {
        return mediaType;
    }

    /** A photo, of which there is a small picture. */
    public boolean isPhoto() {
        return this == JPEG || this == PNG;
    }

    /** The name with an end that goes with the content: a picture that calls itself {@code x.exe} is {@code x.exe.jpg}. */
    public String named(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return ends.stream().anyMatch(end -> lower.endsWith("." + end)) ? name : name + "." + ends.getFirst();
    }
}
