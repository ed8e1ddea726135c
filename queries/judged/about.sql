-- Has a session ask about a plan. $plan: its id.
set variable of_plan = $plan
