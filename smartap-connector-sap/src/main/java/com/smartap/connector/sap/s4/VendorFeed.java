package com.smartap.connector.sap.s4;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.smartap.connector.sap.s4.OrderedRows.Feed;
import com.smartap.connector.support.Json;
import com.smartap.connector.support.KeysetChanges;
import com.smartap.connector.support.KeysetChanges.Slice;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Business partners that are suppliers, in the order of (last change, id). Those that were never changed have no day of
 * change and stand where they were created, so two orders are read side by side and merged.
 */
final class VendorFeed implements KeysetChanges.Source<ObjectNode> {
    private static final int MOST = 200;
    private static final String SET = "A_BusinessPartner";
    private static final String ID = "BusinessPartner";
    private static final String EXPAND = String.join(
            ",",
            "to_Supplier",
            "to_Supplier/to_SupplierCompany",
            "to_Supplier/to_SupplierPurchasingOrg",
            "to_BusinessPartnerAddress",
            "to_BusinessPartnerAddress/to_EmailAddress",
            "to_BusinessPartnerAddress/to_PhoneNumber",
            "to_BusinessPartnerBank",
            "to_BusinessPartnerTax");
    private static final ChangeOrder CHANGED =
            new ChangeOrder.DayAndTime("LastChangeDate", "LastChangeTime", ID, false);
    private static final ChangeOrder CREATED = new ChangeOrder.DayAndTime("CreationDate", "CreationTime", ID, true);

    private final OrderedRows changed;
    private final OrderedRows created;

    VendorFeed(S4Api api) {
        Feed feed = new Feed(S4Service.BUSINESS_PARTNER, SET, "Supplier ne ''", EXPAND, ID);
        this.changed = new OrderedRows(api, feed, CHANGED);
        this.created = new OrderedRows(api, feed, CREATED);
    }

    /** By what a business partner is ordered: as if SAP's own days and times were in UTC. */
    static Instant moment(ObjectNode row) {
        return CHANGED.moment(row).or(() -> CREATED.moment(row)).orElse(Instant.EPOCH);
    }

    static String id(ObjectNode row) {
        return SapId.shown(Json.requireText(SET, row, ID));
    }

    @Override
    public Slice<ObjectNode> after(Instant at, String id, int count) {
        int most = Math.min(count, MOST);
        List<ObjectNode> rows = new ArrayList<>();
        Place from = Place.begin(at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at, id);
        while (from != null && rows.size() < most) {
            from = merge(from, most, rows);
        }
        return rows.size() > most ? new Slice<>(rows.subList(0, most), true) : new Slice<>(rows, from != null);
    }

    /** Adds the rows behind a place up to where both orders were read; null if that is the end. */
    private @Nullable Place merge(Place from, int most, List<ObjectNode> rows) {
        Slice<ObjectNode> ofChange = changed.behind(from, most);
        Slice<ObjectNode> ofCreation = created.behind(from, most);
        Place end = nearer(end(changed, ofChange), end(created, ofCreation));
        List<ObjectNode> merged = new ArrayList<>(ofChange.rows());
        ofCreation.rows().stream().filter(row -> CHANGED.moment(row).isEmpty()).forEach(merged::add);
        merged.removeIf(row -> end != null && place(row).compareTo(end) > 0);
        merged.removeIf(row -> Json.text(row, "Supplier").isEmpty());
        merged.sort(Comparator.comparing(VendorFeed::place));
        rows.addAll(merged);
        return end;
    }

    /** Up to where an order was read; null if to its end. */
    private static @Nullable Place end(OrderedRows order, Slice<ObjectNode> slice) {
        return slice.more() ? order.place(slice.rows().get(slice.rows().size() - 1)) : null;
    }

    private static @Nullable Place nearer(@Nullable Place one, @Nullable Place other) {
        return Optional.ofNullable(one)
                .filter(place -> other == null || place.compareTo(other) <= 0)
                .orElse(other);
    }

    private static Place place(ObjectNode row) {
        return Place.of(moment(row), id(row));
    }
}
