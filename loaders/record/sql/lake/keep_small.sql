-- Has a lake, attached as made, keep small changes in its catalogue. rows: changes of as many rows, or fewer.
call made.set_option('data_inlining_row_limit', $rows)
