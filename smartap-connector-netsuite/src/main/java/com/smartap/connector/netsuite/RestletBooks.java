package com.smartap.connector.netsuite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.netsuite.NetSuiteApi.Mode;
import com.smartap.connector.netsuite.NetSuiteApi.Rows;
import com.smartap.connector.support.ConnectorRefusedException;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.OutcomeUnknownException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The books by SmartAP's RESTlet. */
final class RestletBooks implements NetSuiteBooks {
    private static final Logger log = LoggerFactory.getLogger(RestletBooks.class);
    private static final int PAGE = 1000;
    private static final int MAX_PAGES = 100;
    private final NetSuiteApi api;
    private final Stamps stamps;
    private volatile boolean deletionsUnknown;

    RestletBooks(NetSuiteApi api, Stamps stamps) {
        this.api = api;
        this.stamps = stamps;
    }

    @Override
    public String test() {
        ObjectNode about = api.restlet("about", Json.object(), Mode.READ);
        return "RESTlet of account %s, %s"
                .formatted(
                        Json.text(about, "account").orElse("unknown"),
                        Json.text(about, "environment").orElse("unknown environment"));
    }

    @Override
    public Rows changed(Kind kind, Place from, int count) {
        ObjectNode request = Json.object().put("limit", count);
        if (!from.at().equals(Instant.EPOCH)) {
            request.put("since", stamps.literal(from.at()));
            if (!from.id().isEmpty()) {
                request.put("afterId", from.id());
            }
        }
        if (from.skip() > 0) {
            request.put("skip", from.skip());
        }
        String operation = switch (kind) {
            case VENDOR -> "vendors";
            case ORDER -> "orders";
            case RECEIPT -> "receipts";
        };
        ObjectNode answer = api.restlet(operation, request, Mode.BULK);
        return new Rows(NetSuiteApi.rows(answer), answer.path("more").asBoolean());
    }

    @Override
    public List<String> deletedSince(Kind kind, Instant since) {
        if (deletionsUnknown) {
            return List.of();
        }
        try {
            ObjectNode request = Json.object().put("since", stamps.literal(since));
            List<String> ids = new ArrayList<>();
            for (ObjectNode row : NetSuiteApi.rows(api.restlet("deleted", request, Mode.BULK))) {
                if (kind.isNamed(Json.text(row, "type").orElse(""))) {
                    Json.text(row, "recordid").ifPresent(ids::add);
                }
            }
            return ids.stream().distinct().toList();
        } catch (ConnectorRefusedException e) {
            deletionsUnknown = true;
            log.warn("NetSuite does not say what was deleted: {}", e.getMessage());
            return List.of();
        }
    }

    @Override
    public Optional<ObjectNode> order(String id) {
        return orders(Json.object().put("id", id)).stream().findFirst();
    }

    @Override
    public List<ObjectNode> orders(String vendorId, String number) {
        return orders(Json.object().put("entity", vendorId).put("tranId", number));
    }

    private List<ObjectNode> orders(ObjectNode request) {
        return NetSuiteApi.rows(api.restlet("findOrders", request, Mode.READ));
    }

    @Override
    public List<ObjectNode> register(Register register) {
        String operation = switch (register) {
            case ACCOUNTS -> "accounts";
            case TAX_CODES -> "taxCodes";
            case CURRENCIES -> "currencies";
            case TERMS -> "terms";
        };
        try {
            List<ObjectNode> all = new ArrayList<>();
            boolean more = true;
            for (int page = 0; more && page < MAX_PAGES; page++) {
                ObjectNode request = Json.object().put("limit", PAGE);
                if (!all.isEmpty()) {
                    request.put("afterId", Json.requireText(operation, all.get(all.size() - 1), "id"));
                }
                ObjectNode answer = api.restlet(operation, request, Mode.BULK);
                all.addAll(NetSuiteApi.rows(answer));
                more = answer.path("more").asBoolean() && answer.path("rows").size() > 0;
            }
            return all;
        } catch (ConnectorRefusedException e) {
            if (register == Register.ACCOUNTS) {
                throw e;
            }
            log.warn("NetSuite does not let this role read {}: {}", operation, e.getMessage());
            return List.of();
        }
    }

    @Override
    public List<ObjectNode> bills(BillDraft draft) {
        ObjectNode request = Json.object().put("type", draft.id("0").record()).put("externalId", draft.externalId());
        request.put("entity", draft.vendorId()).put("tranId", draft.number());
        return NetSuiteApi.rows(api.restlet("findBill", request, Mode.READ));
    }

    @Override
    public Written create(BillDraft draft) {
        ObjectNode answer = api.restlet("createBill", request(draft), Mode.WRITE);
        JsonNode row = answer.path("rows").path(0);
        String id = Json.text(row, "id")
                .orElseThrow(() -> new OutcomeUnknownException("the RESTlet did not name the new bill", null));
        BigDecimal total = Json.decimal("bill " + id, row, "foreigntotal")
                .map(BigDecimal::abs)
                .orElse(null);
        return new Written(
                id,
                Json.text(row, "tranid").orElse(null),
                answer.path("created").asBoolean(true),
                total);
    }

    @Override
    public Optional<Paid> paid(BillId bill) {
        if (!bill.id().matches("[1-9][0-9]{0,17}")) {
            return Optional.empty();
        }
        ObjectNode answer = api.restlet("paymentStatus", Json.object().put("id", bill.id()), Mode.READ);
        return NetSuiteApi.rows(answer).stream()
                .filter(row -> Json.text(row, "type").orElse("").equals(bill.transactionType()))
                .findFirst()
                .map(row -> new Paid(row, NetSuiteApi.objects(answer.path("payments"))));
    }

    /** Amounts go as texts: the script checks them before it makes numbers of them. */
    private static ObjectNode request(BillDraft draft) {
        ObjectNode request = Json.object().put("type", draft.id("0").record()).put("externalId", draft.externalId());
        request.put("total", draft.total().amount().toPlainString());
        if (draft.orderId() != null) {
            request.put("orderId", draft.orderId());
        }
        ObjectNode fields = request.putObject("fields");
        fields.put("entity", draft.vendorId())
                .put("tranId", draft.number())
                .put("tranDate", draft.date().toString());
        text(fields, "dueDate", draft.dueDate());
        text(fields, "currency", draft.currencyId());
        text(fields, "exchangeRate", plain(draft.exchangeRate()));
        text(fields, "account", draft.payablesAccount());
        fields.put("memo", draft.memo());
        draft.dimensions().forEach(fields::put);
        ArrayNode items = request.putArray("items");
        draft.items().forEach(line -> line(items.addObject(), line, "description"));
        ArrayNode expenses = request.putArray("expenses");
        draft.expenses().forEach(line -> line(expenses.addObject(), line, "memo"));
        return request;
    }

    private static void line(ObjectNode node, BillDraft.Line line, String textField) {
        text(node, "orderLine", line.orderLine());
        text(node, "account", textField.equals("memo") ? line.account() : null);
        text(node, "quantity", plain(line.quantity()));
        text(node, "rate", plain(line.rate()));
        node.put("amount", line.amount().toPlainString());
        text(node, textField, line.text());
        text(node, "taxCode", line.taxCode());
        text(node, "taxAmount", plain(line.taxAmount()));
        for (Map.Entry<String, String> dimension : line.dimensions().entrySet()) {
            node.put(dimension.getKey(), dimension.getValue());
        }
    }

    private static void text(ObjectNode node, String name, @Nullable Object value) {
        if (value != null) {
            node.put(name, value.toString());
        }
    }

    private static @Nullable String plain(@Nullable BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }
}
