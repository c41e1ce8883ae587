package dev.milepost.analytics.chart;

import java.io.StringWriter;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/** Writes a picture. Whatever text it gets, it is text: escaped, and without characters that XML does not have. */
final class Svg {
    /** Where a text is put: with its begin, middle or end at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    private static final XMLOutputFactory XML = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter();
    private final XMLStreamWriter xml;

    /** Begins a picture with what screen readers say of it. */
    Svg(Look look, int height, String title, String description) {
        try {
            xml = XML.createXMLStreamWriter(text);
            xml.writeStartElement("svg");
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e); // it writes into memory
        }
        attributes(
                "xmlns",
                "http://www.w3.org/2000/svg",
                "width",
                look.width(),
                "height",
                height,
                "viewBox",
                "0 0 " + look.width() + " " + height,
                "role",
                "img",
                "aria-labelledby",
                "title desc",
                "lang",
                look.words().language(),
                "font-family",
                look.font());
        element("title", title, "id", "title");
        element("desc", description, "id", "desc");
        rect(0, 0, look.width(), height, look.theme().background);
    }

    Svg rect(double x, double y, double width, double height, String fill) {
        return element(
                "rect", null, "x", x, "y", y, "width", Math.max(0, width), "height", Math.max(0, height), "fill", fill);
    }

    /** A rectangle that is drawn around only. */
    Svg frame(double x, double y, double width, double height, String stroke) {
        return element(
                "rect",
                null,
                "x",
                x,
                "y",
                y,
                "width",
                Math.max(0, width),
                "height",
                Math.max(0, height),
                "fill",
                "none",
                "stroke",
                stroke,
                "stroke-width",
                1.5);
    }

    Svg line(double x1, double y1, double x2, double y2, String stroke, double width) {
        return element("line", null, "x1", x1, "y1", y1, "x2", x2, "y2", y2, "stroke", stroke, "stroke-width", width);
    }

    Svg dashed(double x1, double y1, double x2, double y2, String stroke) {
        return element(
                "line",
                null,
                "x1",
                x1,
                "y1",
                y1,
                "x2",
                x2,
                "y2",
                y2,
                "stroke",
                stroke,
                "stroke-width",
                1.5,
                "stroke-dasharray",
                "5 4");
    }

    Svg circle(double x, double y, double radius, String fill) {
        return element("circle", null, "cx", x, "cy", y, "r", radius, "fill", fill);
    }

    /** A line, or an area, along {@code path} (SVG path data). */
    Svg path(String path, String fill, String stroke, double width) {
        return element(
                "path",
                null,
                "d",
                path,
                "fill",
                fill,
                "stroke",
                stroke,
                "stroke-width",
                width,
                "stroke-linejoin",
                "round");
    }

    Svg text(double x, double y, Anchor anchor, double size, String fill, String words) {
        return element("text", words, "x", x, "y", y, "text-anchor", lower(anchor), "font-size", size, "fill", fill);
    }

    Svg bold(double x, double y, Anchor anchor, double size, String fill, String words) {
        return element(
                "text",
                words,
                "x",
                x,
                "y",
                y,
                "text-anchor",
                lower(anchor),
                "font-size",
                size,
                "fill",
                fill,
                "font-weight",
                "600");
    }

    /** The picture. */
    String end() {
        try {
            xml.writeEndElement();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text.toString();
    }

    /** A coordinate as it is written: a tenth of a pixel is enough. */
    static String at(double number) {
        String written = String.format(Locale.ROOT, "%.1f", number);
        return written.endsWith(".0") ? written.substring(0, written.length() - 2) : written;
    }

    private Svg element(String name, @Nullable String content, Object... attributes) {
        try {
            if (content == null) {
                xml.writeEmptyElement(name);
                attributes(attributes);
            } else {
                xml.writeStartElement(name);
                attributes(attributes);
                xml.writeCharacters(clean(content));
                xml.writeEndElement();
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    private void attributes(Object... attributes) {
        try {
            for (int i = 0; i < attributes.length; i += 2) {
                Object value = attributes[i + 1];
                xml.writeAttribute(
                        (String) attributes[i],
                        value instanceof Number number ? at(number.doubleValue()) : clean(String.valueOf(value)));
            }
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String lower(Anchor anchor) {
        return anchor.name().toLowerCase(Locale.ROOT);
    }

    /** XML has no control characters, and no halves of a pair. */
    static String clean(String words) {
        StringBuilder clean = new StringBuilder(words.length());
        words.codePoints()
                .map(c -> c < 0x20 && c != '\t' && c != '\n' && c != '\r'
                                || c >= 0x7F && c < 0xA0
                                || c >= 0xD800 && c < 0xE000
                                || (c & 0xFFFE) == 0xFFFE
                        ? 0xFFFD
                        : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }
}
