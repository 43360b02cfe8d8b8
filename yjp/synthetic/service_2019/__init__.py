"""What stands beside the cases in the example ``rotherham_2019``: needs, victims, board, money, staff, actions."""
