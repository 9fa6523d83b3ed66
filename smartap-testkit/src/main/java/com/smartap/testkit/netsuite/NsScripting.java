package com.smartap.testkit.netsuite;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/** Scripting over the books of the simulator. */
final class NsScripting implements NetSuiteScripting {
    private final NsStore store;
    private final NsBills bills;
    private final NsSuiteQl suiteQl;

    NsScripting(NsStore store, NsBills bills, NsSuiteQl suiteQl) {
        this.store = store;
        this.bills = bills;
        this.suiteQl = suiteQl;
    }

    @Override
    public List<Map<String, Object>> query(String query, List<Object> parameters) {
        return failing(() -> suiteQl.run(query, parameters));
    }

    @Override
    public Draft transform(String fromType, Object fromId, String toType) {
        return failing(() -> {
            if (!fromType.equals("purchaseorder") || !toType.equals("vendorbill")) {
                throw NsFault.user("INVALID_RCRD_TRANSFRM", "That type of record transformation is not allowed.");
            }
            NsDraft draft = bills.fromOrder(String.valueOf(fromId));
            return new Draft(toType, draft.fields(), Map.of("item", draft.items(), "expense", draft.expenses()));
        });
    }

    @Override
    public long save(Draft draft) {
        return failing(() -> {
            String type = NsRecords.transactionType(draft.type())
                    .filter(found -> found.equals(NsTransaction.BILL) || found.equals(NsTransaction.CREDIT))
                    .orElseThrow(() -> NsFault.user("INVALID_RCRD_TYPE", "The record type is invalid."));
            NsDraft saved = NsDraft.of(type);
            saved.fields().putAll(exact(draft.fields()));
            for (String sublist : List.of("item", "expense")) {
                List<Map<String, Object>> lines = new ArrayList<>();
                draft.sublists().getOrDefault(sublist, List.of()).forEach(line -> lines.add(exact(line)));
                saved.sublist(sublist).addAll(lines);
            }
            return bills.save(saved).id();
        });
    }

    @Override
    public boolean hasField(String type, String sublist, String field) {
        return (sublist.isEmpty() ? NsFields.header() : NsFields.line(sublist))
                .keySet().stream()
                        .anyMatch(name -> name.toLowerCase(Locale.ROOT).equals(field));
    }

    @Override
    public long saveFile(String name, String fileType, long folder, String contents) {
        for (Map<String, Object> file : store.list("file").values()) {
            if (NsStore.is(file, "name", name) && NsStore.is(file, "folder", folder)) {
                file.put("contents", contents);
                return NsStore.number(file, "id");
            }
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("name", name);
        file.put("filetype", fileType);
        file.put("folder", folder);
        file.put("contents", contents);
        return NsStore.number(store.add("file", file), "id");
    }

    @Override
    public void attach(long fileId, String type, long id) {
        boolean there = store.list("attachment").values().stream()
                .anyMatch(row -> NsStore.is(row, "file", fileId) && NsStore.is(row, "transaction", id));
        failing(() -> store.transaction(NsRecords.transactionType(type).orElse(""), String.valueOf(id))
                .orElseThrow(() -> NsFault.user("RCRD_DSNT_EXIST", "That record does not exist.")));
        if (!there) {
            store.add("attachment", new LinkedHashMap<>(Map.of("file", fileId, "transaction", id)));
        }
    }

    /** SuiteScript's numbers are doubles; the books hold what their shortest text says. */
    private static Map<String, Object> exact(Map<String, Object> values) {
        Map<String, Object> exact = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            if (value instanceof Double number) {
                exact.put(name, new BigDecimal(number.toString()));
            } else if (value != null) {
                exact.put(name, value);
            }
        });
        return exact;
    }

    private static <T> T failing(Supplier<T> work) {
        try {
            return work.get();
        } catch (NsFault fault) {
            throw new RestletHandler.Failed(fault.code(), fault.detail());
        }
    }
}
