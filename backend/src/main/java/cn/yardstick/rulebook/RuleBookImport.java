package cn.yardstick.rulebook;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;

/** A draft from a file: title, clauses and documents, with the seed's settings. */
@ApplicationScoped
public class RuleBookImport {

    private record Document(DocumentKind kind, String titleZh, String titleEn, String bodyZh, String bodyEn) {
    }

    private record Book(String title, LocalDate effectiveFrom, List<NewClause> clauses, List<Document> documents) {
    }

    private final RuleBooks books;
    private final Clauses clauses;
    private final ObjectMapper json;

    RuleBookImport(RuleBooks books, Clauses clauses, ObjectMapper json) {
        this.books = books;
        this.clauses = clauses;
        this.json = json;
    }

    @Transactional
    public RuleBookView draftFrom(InputStream file) {
        try {
            var book = json.readValue(file, Book.class);
            var draft = books.create(book.title(), null, book.effectiveFrom());
            book.clauses().forEach(clause -> clauses.add(draft.id(), clause));
            book.documents().forEach(document -> books.addDocument(draft.id(), document.kind(), document.titleZh(), document.titleEn(), document.bodyZh(), document.bodyEn()));
            return books.get(draft.id());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
