package com.smartap.spring.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.smartap.model.approval.Decision;
import com.smartap.model.invoice.InvoiceState;
import com.smartap.model.payment.PaymentBatch;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class JsonTest {
    private static final String NOT_RECORDS_OF_THE_DESCRIPTION = "PageDto";

    @Test
    void hosts_with_jackson_2_and_3_give_the_same_bytes() throws IOException {
        for (Object value : List.of(
                InvoiceDto.of(Samples.invoice(InvoiceState.UNMATCHED, 3)),
                InvoiceSummaryDto.of(Samples.invoice(InvoiceState.UNMATCHED, 3)),
                VendorDto.of(Samples.vendor(1)),
                ApprovalDto.of(Samples.approval(Decision.APPROVED)),
                PaymentBatchDto.full(Samples.batch(PaymentBatch.State.BUILT)),
                DocumentDto.of(Samples.document("a.pdf", new byte[3])))) {
            byte[] two = new ObjectMapper().writeValueAsBytes(value);
            byte[] three = JsonMapper.builder().build().writeValueAsBytes(value);
            assertThat(new String(three, "UTF-8")).isEqualTo(new String(two, "UTF-8"));
            assertThat(three).isEqualTo(two);
        }
    }

    @Test
    void a_naming_strategy_and_an_order_of_the_host_change_nothing() throws IOException {
        Object value = InvoiceDto.of(Samples.invoice(InvoiceState.UNMATCHED, 3));
        ObjectMapper odd = com.fasterxml.jackson.databind.json.JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .serializationInclusion(JsonInclude.Include.NON_EMPTY)
                .enable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .build();
        assertThat(odd.writeValueAsString(value)).isEqualTo(new ObjectMapper().writeValueAsString(value));
        assertThat(odd.readValue("{\"vendorId\":\"x\"}", CorrectionDto.class).vendorId())
                .isEqualTo("x");
    }

    @Test
    void jackson_2_and_3_read_the_same_request() throws IOException {
        String json = "{\"content\":{\"total\":10.10,\"lines\":[{\"quantity\":4}]},\"vendorId\":\"x\"}";
        assertThat(JsonMapper.builder().build().readValue(json, CorrectionDto.class))
                .isEqualTo(new ObjectMapper().readValue(json, CorrectionDto.class))
                .extracting(correction -> correction.content().total())
                .isEqualTo("10.10");
    }

    @Test
    void account_numbers_appear_only_masked() throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        String all = mapper.writeValueAsString(InvoiceDto.of(Samples.invoice(InvoiceState.PAID, 1)))
                + mapper.writeValueAsString(VendorDto.of(Samples.vendor(1)))
                + mapper.writeValueAsString(PaymentBatchDto.full(Samples.batch(PaymentBatch.State.SENT)));
        assertThat(all).contains("••••3000", "••••4321").doesNotContain(Samples.IBAN, Samples.ACCOUNT);
    }

    @Test
    void every_record_fixes_the_order_of_its_properties_and_leaves_nulls_out() {
        for (Class<?> type : records()) {
            JsonPropertyOrder order = type.getAnnotation(JsonPropertyOrder.class);
            assertThat(order).as(type.getName()).isNotNull();
            assertThat(order.value()).as(type.getName()).containsExactly(componentsOf(type));
            assertThat(type.getAnnotation(JsonInclude.class).value()).isEqualTo(JsonInclude.Include.NON_NULL);
        }
    }

    @Test
    void the_description_knows_every_record_with_its_properties() throws IOException {
        JsonNode schemas = description().at("/components/schemas");
        List<String> known = new ArrayList<>(List.of("Problem"));
        for (Class<?> type : records()) {
            if (!type.getSimpleName().equals(NOT_RECORDS_OF_THE_DESCRIPTION)) {
                List<String> properties = new ArrayList<>();
                schemas.at("/" + schemaOf(type) + "/properties").fieldNames().forEachRemaining(properties::add);
                assertThat(properties).as(schemaOf(type)).containsExactly(componentsOf(type));
                known.add(schemaOf(type));
            }
        }
        List<String> described = new ArrayList<>();
        schemas.fieldNames().forEachRemaining(described::add);
        assertThat(described).containsExactlyInAnyOrderElementsOf(known);
    }

    @Test
    void the_description_lists_every_code() throws IOException {
        List<String> codes = new ArrayList<>();
        description().at("/components/schemas/Problem/properties/code/enum").forEach(code -> codes.add(code.asText()));
        List<String> expected = new ArrayList<>();
        Arrays.stream(com.smartap.spi.ErrorCode.values()).map(Enum::name).forEach(expected::add);
        Arrays.stream(RestCode.values()).map(Enum::name).forEach(expected::add);
        assertThat(codes).containsExactlyInAnyOrderElementsOf(expected);
    }

    static JsonNode description() throws IOException {
        try (InputStream in = OpenApiController.class.getResourceAsStream("openapi.json")) {
            return new ObjectMapper().readTree(in);
        }
    }

    private static String schemaOf(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        String own = base(type.getSimpleName());
        return outer == null ? own : base(outer.getSimpleName()) + own;
    }

    private static String base(String name) {
        return name.substring(0, name.length() - "Dto".length());
    }

    private static String[] componentsOf(Class<?> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .toArray(String[]::new);
    }

    private static List<Class<?>> records() {
        try {
            File folder = new File(InvoiceDto.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI()
                    .resolve(InvoiceDto.class.getPackageName().replace('.', '/')));
            List<Class<?>> found = new ArrayList<>();
            for (String file : folder.list((in, name) -> name.endsWith("Dto.class"))) {
                found.add(Class.forName(InvoiceDto.class.getPackageName() + "." + file.replace(".class", "")));
            }
            assertThat(found).hasSizeGreaterThan(40);
            return found;
        } catch (ReflectiveOperationException | java.net.URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
